/** Where the first segment with this marker begins (its 0xff). */
export function find(bytes: Uint8Array, marker: number): number {
  const at = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === marker);
  if (at < 0) throw new Error(`no marker ${marker.toString(16)}`);
  return at;
}

/** A copy with some bytes replaced from `at` on. */
export function patch(bytes: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(values, at);
  return copy;
}

/** A copy with bytes put in at `at`. */
export function insert(bytes: Uint8Array, at: number, ...values: number[]): Uint8Array {
  return Uint8Array.of(...bytes.subarray(0, at), ...values, ...bytes.subarray(at));
}

/** A copy without the bytes of [from, to). */
export function remove(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return Uint8Array.of(...bytes.subarray(0, from), ...bytes.subarray(to));
}

/** Length of the segment at `at`, marker included. */
export function segmentLength(bytes: Uint8Array, at: number): number {
  return 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
}
