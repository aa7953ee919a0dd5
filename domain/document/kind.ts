/**
 * What a paper is, by its content alone: the name and the declared type prove nothing. A file
 * that begins or ends as something else too (page, archive) is neither.
 */
import { PhotoProblem } from '../photo/problem.ts';
import { EOI, readSegment, SOI, SOS } from '../photo/segments.ts';

export type DocumentType = 'image/jpeg' | 'application/pdf';

/** @returns undefined for everything that is not wholly one JPEG or PDF file */
export function documentType(bytes: Uint8Array): DocumentType | undefined {
  if (isJpeg(bytes)) return 'image/jpeg';
  return isPdf(bytes) ? 'application/pdf' : undefined;
}

const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** From `%PDF-` at the first byte to `%%EOF`, after which only blanks may come. */
function isPdf(bytes: Uint8Array): boolean {
  if (!/^%PDF-[12]\.\d[\r\n \t]/.test(text(bytes.subarray(0, 9)))) return false;
  const tail = text(bytes.subarray(Math.max(9, bytes.length - 1024)));
  return /startxref\s+\d+\s+%%EOF[\r\n \t\0]*$/.test(tail);
}

/** Segments from SOI on, at least one picture, and EOI as the last two bytes. */
function isJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return false;
  try {
    let offset = 2;
    let pictured = false;
    for (;;) {
      const segment = readSegment(bytes, offset);
      if (segment.marker === EOI) return pictured && segment.end === bytes.length;
      offset = segment.end;
      if (segment.marker !== SOS) continue;
      pictured = true;
      offset = afterScan(bytes, offset);
    }
  } catch (problem) {
    if (problem instanceof PhotoProblem) return false;
    throw problem;
  }
}

/** Entropy-coded data ends at the first marker that is neither stuffing nor a restart. */
function afterScan(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    const inside = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (bytes[at] === 0xff && !inside) return at;
  }
  return bytes.length;
}
