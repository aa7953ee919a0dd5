import { type HuffmanTable, LOOK_BITS } from './huffman.ts';
import { fail } from './problem.ts';

/** More than any block takes, so that a block may be read to its end before its bits are counted. */
const PADDING_BYTES = 512;

/**
 * Bits of entropy-coded data, one stretch (from a scan header or restart marker to the next
 * marker) at a time. The stretch is copied without its stuffed zeros first; then the only state
 * is a bit position, which the loops that take most of the time keep in a local variable.
 * Beyond the stretch there are zeros: whoever reads a block checks `at` afterwards.
 */
export class BitReader {
  /** The next bit of the stretch. */
  at = 0;
  /** Where in the file the marker after the stretch is. */
  marker: number;
  readonly #bytes: Uint8Array;
  readonly #data: Uint8Array;
  readonly #view: DataView;
  /** How many bits the stretch has. */
  #end = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#data = new Uint8Array(bytes.length + PADDING_BYTES);
    this.#view = new DataView(this.#data.buffer);
    this.marker = 0;
  }

  /** Goes to the stretch that begins at this offset of the file. @throws PhotoProblem truncated. */
  open(offset: number): void {
    const bytes = this.#bytes;
    const data = this.#data;
    let length = 0;
    let from = offset;
    for (;;) {
      const at = bytes.indexOf(0xff, from);
      if (at < 0) fail('truncated');
      const stuffed = bytes[at + 1] === 0;
      const until = stuffed ? at + 1 : at;
      data.set(bytes.subarray(from, until), length);
      length += until - from;
      from = until + 1;
      if (!stuffed) break;
    }
    data.fill(0, length, length + PADDING_BYTES);
    this.marker = from - 1;
    this.at = 0;
    this.#end = length * 8;
  }

  /** At least 25 bits from `at` on, the first of them in the highest place. */
  window(at: number): number {
    return this.#view.getInt32(at >>> 3) << (at & 7);
  }

  /** The code at `at`: its length << 8 | its symbol. */
  code(table: HuffmanTable, at: number): number {
    const window = this.window(at);
    const found = table.look[window >>> (32 - LOOK_BITS)] as number;
    return found < 0 ? this.#longCode(table, window, at) : found;
  }

  #longCode(table: HuffmanTable, window: number, at: number): number {
    for (let length = LOOK_BITS + 1; length <= 16; length++) {
      const code = window >>> (32 - length);
      if (code <= (table.largest[length] as number)) {
        const symbol = table.symbols[code + (table.offset[length] as number)];
        if (symbol !== undefined) return (length << 8) | symbol;
      }
    }
    // Data that ends within a code was cut off.
    return this.corrupt(at + 16);
  }

  /** The next `count` bits (0..16) as an unsigned number. */
  bits(count: number): number {
    const window = this.window(this.at);
    this.at += count;
    return count === 0 ? 0 : window >>> (32 - count);
  }

  /** Goes on at `at`. @throws PhotoProblem truncated when the stretch has fewer bits. */
  moveTo(at: number): void {
    if (at > this.#end) fail('truncated');
    this.at = at;
  }

  /** Stops at a fault found by the bits before `at`: those the data does not have prove nothing. */
  corrupt(at: number): never {
    fail(at > this.#end ? 'truncated' : 'corrupt-data');
  }

  /**
   * Ends the stretch: less than a byte may be left. One whole byte of ones is padding too: a
   * widely used JavaScript encoder (jpeg-js) ends full bytes like that.
   * @throws PhotoProblem stray-bytes.
   */
  finish(): void {
    const unread = this.#end - this.at;
    const padding = unread === 8 && this.window(this.at) >>> 24 === 255;
    if (unread >= 8 && !padding) fail('stray-bytes');
  }

  /** Ends an interval and opens the one after its restart marker, which has this number (0..7). */
  restart(number: number): void {
    this.finish();
    if (this.#bytes[this.marker + 1] !== 0xd0 + number) fail('corrupt-data');
    this.open(this.marker + 2);
  }
}
