import { fail } from './problem.ts';
import { byteAt, type Segment } from './segments.ts';

/** Codes up to this length are found with one look. */
export const LOOK_BITS = 9;

/** A table made ready for decoding (T.81 annex F.2.2.3 with a look-up in front). */
export type HuffmanTable = {
  /** By the next LOOK_BITS bits: length << 8 | symbol, or -1 when the code is longer. */
  look: Int16Array;
  /** By length: the largest code, -1 when there is none. */
  largest: Int32Array;
  /** By length: what to add to a code to get the index of its symbol. */
  offset: Int32Array;
  symbols: Uint8Array;
  /** For passing over AC terms, by the next bits; see `passing`. Made when first needed. */
  pass: Int16Array | undefined;
};

export type HuffmanTables = {
  dc: (HuffmanTable | undefined)[];
  ac: (HuffmanTable | undefined)[];
};

/** The largest bit size of an AC term in 8-bit pictures (T.81 table F.2). */
export const MAX_AC_SIZE = 10;

/** What the end-of-block code adds to the terms of an entry of `pass`. */
export const END_OF_BLOCK = 128;

/**
 * All AC terms whose codes lie in the next bits in one look: bits of codes and values << 8, and
 * how many terms they move on (less than 64), END_OF_BLOCK more when that code is the last.
 * Where the first code is longer, or no sequential block may use it: -1, and the reader takes one
 * term alone.
 */
export function passing(look: Int16Array): Int16Array {
  const pass = new Int16Array(look.length);
  const mask = look.length - 1;
  for (let start = 0; start < look.length; start++) {
    let used = 0;
    let terms = 0;
    while (used < LOOK_BITS && terms < END_OF_BLOCK) {
      const found = look[(start << used) & mask] as number;
      const size = found & 15;
      const run = (found >> 4) & 15;
      // A code of more bits than are left would have been found by bits that are not known.
      if (found < 0 || (found >> 8) + used > LOOK_BITS) break;
      if (size > MAX_AC_SIZE || (size === 0 && run > 0 && run < 15)) break;
      if (size === 0 && run === 0) terms += END_OF_BLOCK;
      else if (terms + run < 63) terms += run + 1;
      else break;
      used += (found >> 8) + size;
    }
    pass[start] = used === 0 ? -1 : (used << 8) | terms;
  }
  return pass;
}

function buildTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const look = new Int16Array(1 << LOOK_BITS).fill(-1);
  const largest = new Int32Array(17).fill(-1);
  const offset = new Int32Array(17);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    if (code + count > 1 << length) fail('bad-huffman-table');
    offset[length] = index - code;
    for (let i = 0; i < count; i++) {
      if (length <= LOOK_BITS) {
        const spare = LOOK_BITS - length;
        look.fill((length << 8) | (symbols[index] ?? 0), code << spare, (code + 1) << spare);
      }
      code++;
      index++;
    }
    if (count > 0) largest[length] = code - 1;
    code <<= 1;
  }
  return { look, largest, offset, symbols, pass: undefined };
}

/** Reads a DHT segment into `tables`. @throws PhotoProblem bad-huffman-table. */
export function readHuffman(bytes: Uint8Array, segment: Segment, tables: HuffmanTables): void {
  let position = segment.start;
  while (position < segment.end) {
    const head = byteAt(bytes, position++);
    const id = head & 15;
    if (head >> 4 > 1 || id > 3 || position + 16 > segment.end) fail('bad-huffman-table');
    const counts = bytes.subarray(position, position + 16);
    position += 16;
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total > 256 || position + total > segment.end) fail('bad-huffman-table');
    const table = buildTable(counts, bytes.subarray(position, position + total));
    (head >> 4 ? tables.ac : tables.dc)[id] = table;
    position += total;
  }
}
