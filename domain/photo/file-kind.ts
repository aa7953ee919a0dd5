import type { InvalidCode } from './sentences.ts';

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif'];

/** What a file that does not begin like a JPEG really is, by its first bytes. */
export function notJpegCode(bytes: Uint8Array): InvalidCode {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(1, 4) === 'PNG') return 'is-png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'is-webp';
  if (text(4, 8) === 'ftyp' && HEIC_BRANDS.includes(text(8, 12))) return 'is-heic';
  if (text(0, 4) === 'GIF8') return 'is-gif';
  if (text(0, 5) === '%PDF-') return 'is-pdf';
  return 'not-jpeg';
}
