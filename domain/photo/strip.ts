import { fail } from './problem.ts';
import { byteAt, EOI, isMetadata, readSegment, SOI, SOS } from './segments.ts';

/** Where the entropy-coded data that begins at `start` ends: at the next marker but RSTn. */
function endOfData(bytes: Uint8Array, start: number): number {
  for (let at = start; ; at++) {
    if (byteAt(bytes, at) !== 0xff) continue;
    const next = byteAt(bytes, at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
}

/**
 * The same picture without its APPn and COM segments (place, device, comments, thumbnails);
 * nothing is re-encoded. JFIF's APP0 goes too: it says nothing that decoders do not assume, and
 * files that need Adobe's APP14 were refused by judgePhoto.
 * @param bytes a file that judgePhoto did not call invalid.
 * @throws PhotoProblem when the bytes are no JPEG structure.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) fail('not-jpeg');
  const kept = [bytes.subarray(0, 2)];
  let position = 2;
  for (;;) {
    const segment = readSegment(bytes, position);
    position = segment.marker === SOS ? endOfData(bytes, segment.end) : segment.end;
    if (!isMetadata(segment.marker)) kept.push(bytes.subarray(segment.at, position));
    if (segment.marker === EOI) break;
  }
  const clean = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let length = 0;
  for (const part of kept) {
    clean.set(part, length);
    length += part.length;
  }
  return clean;
}
