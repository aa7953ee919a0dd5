import { fail } from './problem.ts';
import { byteAt, type Segment } from './segments.ts';

/** Codes up to this length are found with one look. */
export const LOOK_BITS = 9;

/** A table made ready for decoding (T.81 annex F.2.2.3 with a look-up in front). */
export type HuffmanTable = {
  /** By the next 9 bits: length << 8 | symbol, or -1 when the code is longer. */
  look: Int16Array;
  /** By length: the largest code, -1 when there is none. */
  largest: Int32Array;
  /** By length: what to add to a code to get the index of its symbol. */
  offset: Int32Array;
  symbols: Uint8Array;
};

export type HuffmanTables = {
  dc: (HuffmanTable | undefined)[];
  ac: (HuffmanTable | undefined)[];
};

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
  return { look, largest, offset, symbols };
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
