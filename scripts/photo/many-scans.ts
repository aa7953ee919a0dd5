const marker = (code: number, ...body: number[]) => {
  const length = body.length + 2;
  return [0xff, code, length >> 8, length & 255, ...body];
};
const zeros = (count: number) => Array.from({ length: count }, () => 0);
const COMPONENTS = [1, 2, 3];

/** A table with a single code, the bit 0. */
const table = (head: number, symbol: number) => marker(0xc4, head, 1, ...zeros(15), symbol);

/** Selectors of a scan header: which components and coefficients, from which bit to which. */
const scan = (ids: number[], first: number, last: number) =>
  marker(0xda, ids.length, ...ids.flatMap((id) => [id, 0]), first, last, 0);

/**
 * A black progressive file that says very little in very many scans: one for DC, then
 * `acScans` with one coefficient each, every one a single end-of-band run over all blocks.
 * Cheap to write and dear to decode; sizes are multiples of 8, blocks per component <= 30,000.
 * @param interval blocks between restart markers.
 */
export function manyScans(
  width: number,
  height: number,
  acScans: number,
  interval = (width * height) / 64,
): Uint8Array {
  const blocks = (width * height) / 64;
  const stretches = Math.ceil(blocks / interval);
  /** The same data for every stretch, restart markers between. */
  const restarted = (data: (length: number) => number[]) =>
    Array.from({ length: stretches }, (_, i) => [
      ...(i > 0 ? [0xff, 0xd0 + ((i - 1) & 7)] : []),
      ...data(Math.min(interval, blocks - i * interval)),
    ]).flat();
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const ac = Array.from({ length: acScans }, (_, i) => {
    const coefficient = 1 + Math.floor(i / 3);
    // The bit 0 is the symbol 0xe0: a run of 2^14 + the next 14 bits, here 30,037 in all.
    const run = [0b0110_1010, 0b1010_1011];
    return [...scan([1 + (i % 3)], coefficient, coefficient), ...restarted(() => run)];
  });
  return Uint8Array.of(
    ...[0xff, 0xd8],
    ...marker(0xdb, 0, ...zeros(64).fill(1)),
    ...marker(0xc2, 8, ...size, 3, ...COMPONENTS.flatMap((id) => [id, 0x11, 0])),
    ...(stretches > 1 ? marker(0xdd, interval >> 8, interval & 255) : []),
    ...table(0x00, 0),
    ...table(0x10, 0xe0),
    ...scan(COMPONENTS, 0, 0),
    ...restarted((length) => zeros(Math.ceil((length * 3) / 8))),
    ...ac.flat(),
    ...[0xff, 0xd9],
  );
}
