import type { Segment } from './segments.ts';

const ORIENTATION_TAG = 0x112;

/**
 * The orientation an APP1 Exif segment declares (1..8), undefined when it declares none.
 * Broken Exif is no reason to refuse: it is removed from the verified bytes anyway.
 */
export function exifOrientation(bytes: Uint8Array, segment: Segment): number | undefined {
  const body = bytes.subarray(segment.start, segment.end);
  if (String.fromCharCode(...body.subarray(0, 6)) !== 'Exif\0\0') return undefined;
  const tiff = body.subarray(6);
  const little = tiff[0] === 0x49;
  const uint16 = (at: number) => {
    const [first = 0, second = 0] = tiff.subarray(at, at + 2);
    return little ? first | (second << 8) : (first << 8) | second;
  };
  const directory = little ? uint16(4) + uint16(6) * 65_536 : uint16(4) * 65_536 + uint16(6);
  const entries = uint16(directory);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (uint16(entry) === ORIENTATION_TAG) return uint16(entry + 8);
  }
  return undefined;
}
