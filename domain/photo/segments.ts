import { fail } from './problem.ts';

/** Marker codes of ITU-T T.81 table B.1 that this parser tells apart. */
export const SOI = 0xd8;
export const EOI = 0xd9;
export const SOS = 0xda;
export const DQT = 0xdb;
export const DHT = 0xc4;
export const DRI = 0xdd;
export const COM = 0xfe;
export const APP0 = 0xe0;
export const APP1 = 0xe1;
export const APP14 = 0xee;
export const APP15 = 0xef;

/** One marker segment: its code and where its parameters lie (after the length, end exclusive). */
export type Segment = { marker: number; at: number; start: number; end: number };

/** A byte of the file, or `truncated`. */
export function byteAt(bytes: Uint8Array, offset: number): number {
  return bytes[offset] ?? fail('truncated');
}

export function uint16At(bytes: Uint8Array, offset: number): number {
  return (byteAt(bytes, offset) << 8) | byteAt(bytes, offset + 1);
}

/**
 * Reads the marker at `offset`, fill bytes (0xff) before it included. EOI has no parameters.
 * @throws PhotoProblem stray-bytes, bad-marker, bad-segment, truncated.
 */
export function readSegment(bytes: Uint8Array, offset: number): Segment {
  if (byteAt(bytes, offset) !== 0xff) fail('stray-bytes');
  let position = offset;
  while (byteAt(bytes, position) === 0xff) position++;
  const marker = byteAt(bytes, position++);
  if (marker === EOI) return { marker, at: offset, start: position, end: position };
  if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI)) fail('bad-marker');
  const length = uint16At(bytes, position);
  if (length < 2) fail('bad-segment');
  if (position + length > bytes.length) fail('truncated');
  return { marker, at: offset, start: position + 2, end: position + length };
}

/** APPn and COM carry nothing that decoding needs. */
export function isMetadata(marker: number): boolean {
  return (marker >= APP0 && marker <= APP15) || marker === COM;
}
