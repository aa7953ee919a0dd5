import { END_OF_BLOCK, type HuffmanTable, LOOK_BITS, MAX_AC_SIZE, passing } from './huffman.ts';
import { fail } from './problem.ts';

/**
 * Bits of entropy-coded data. At a marker it goes on with zeros and counts them, so that reading
 * ahead is harmless and using one of them is noticed (`ranOut`).
 */
export class BitReader {
  position: number;
  readonly #bytes: Uint8Array;
  #window = 0;
  #held = 0;
  #invented = 0;

  constructor(bytes: Uint8Array, position: number) {
    this.#bytes = bytes;
    this.position = position;
  }

  #fill(): void {
    const bytes = this.#bytes;
    let position = this.position;
    let window = this.#window;
    let held = this.#held;
    while (held <= 24) {
      let value = bytes[position] ?? fail('truncated');
      if (value !== 0xff) position++;
      else if (bytes[position + 1] === 0) position += 2;
      else {
        value = 0;
        this.#invented += 8;
      }
      window = (window << 8) | value;
      held += 8;
    }
    this.position = position;
    this.#window = window;
    this.#held = held;
  }

  /** The next `count` bits (0..16) as an unsigned number. */
  bits(count: number): number {
    if (this.#held < count) this.#fill();
    this.#held -= count;
    return (this.#window >>> this.#held) & ((1 << count) - 1);
  }

  /** The next `size` bits as T.81's EXTEND reads them: a signed difference. */
  signed(size: number): number {
    if (size === 0) return 0;
    const value = this.bits(size);
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  symbol(table: HuffmanTable): number {
    if (this.#held < 16) this.#fill();
    const found = table.look[(this.#window >>> (this.#held - LOOK_BITS)) & 511] as number;
    if (found < 0) return this.#longSymbol(table);
    this.#held -= found >> 8;
    return found & 255;
  }

  /**
   * Passes over the AC terms of one sequential block (T.81 F.2.2.2), whose values nobody needs.
   * Nearly all decoding time is spent here, hence the local copies of the fields.
   * @throws PhotoProblem corrupt-data when the terms do not fit into the block.
   */
  passBlock(table: HuffmanTable): void {
    table.pass ??= passing(table.look);
    const pass = table.pass;
    let held = this.#held;
    let window = this.#window;
    let k = 1;
    while (k < 64) {
      if (held < 25) {
        this.#held = held;
        this.#fill();
        held = this.#held;
        window = this.#window;
      }
      const found = pass[(window >>> (held - LOOK_BITS)) & 511] as number;
      const next = k + (found & 127);
      if (found >= 0 && next < 64) {
        // At most 9 + 10 bits, and 25 are held.
        held -= found >> 8;
        k = (found & END_OF_BLOCK) === 0 ? next : 64;
      } else {
        this.#held = held;
        k = this.#passTerm(table, k);
        held = this.#held;
        window = this.#window;
      }
    }
    this.#held = held;
  }

  /** Passes over one AC term at `k` and says where the next one is. */
  #passTerm(table: HuffmanTable, k: number): number {
    const symbol = this.symbol(table);
    if (symbol === 0) return 64;
    const size = symbol & 15;
    const next = k + (symbol >> 4) + 1;
    if (next > 64 || size > MAX_AC_SIZE) fail('corrupt-data');
    if (size === 0 && symbol !== 0xf0) fail('corrupt-data');
    this.bits(size);
    return next;
  }

  #longSymbol(table: HuffmanTable): number {
    for (let length = LOOK_BITS + 1; length <= 16; length++) {
      const code = (this.#window >>> (this.#held - length)) & ((1 << length) - 1);
      if (code <= (table.largest[length] as number)) {
        this.#held -= length;
        return table.symbols[code + (table.offset[length] as number)] ?? fail('corrupt-data');
      }
    }
    return fail('corrupt-data');
  }

  /** Whether more bits were used than the data had. */
  ranOut(): boolean {
    return this.#invented > this.#held;
  }

  /**
   * Ends a stretch of data: less than a byte may be left, and a marker must follow. One whole byte
   * of ones is padding too: a widely used JavaScript encoder (jpeg-js) ends full bytes like that.
   * @throws PhotoProblem truncated, stray-bytes.
   */
  finish(): void {
    this.#fill();
    const unread = this.#held - this.#invented;
    const padding = unread === 8 && ((this.#window >>> (this.#held - 8)) & 255) === 255;
    if (unread < 0) fail('truncated');
    if ((unread >= 8 && !padding) || this.#bytes[this.position] !== 0xff) fail('stray-bytes');
    if (this.#bytes[this.position + 1] === 0) fail('stray-bytes');
    this.#window = 0;
    this.#held = 0;
    this.#invented = 0;
  }

  /** Ends an interval and steps over its restart marker, which has this number (0..7). */
  restart(number: number): void {
    this.finish();
    if (this.#bytes[this.position + 1] !== 0xd0 + number) fail('corrupt-data');
    this.position += 2;
  }
}
