import type { BitReader } from './bit-reader.ts';
import type { Component } from './frame.ts';
import { type HuffmanTable, MAX_AC_SIZE } from './huffman.ts';
import { fail } from './problem.ts';
import { readDc } from './scan-baseline.ts';
import type { Scan, ScanComponent } from './scan-header.ts';

function markNonZero(component: Component, index: number, k: number): void {
  const masks = k < 32 ? component.nonZeroLow : component.nonZeroHigh;
  masks[index] = (masks[index] as number) | (1 << (k & 31));
}

function bitsSet(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The bits from..to (of 0..31) of a word; nothing when that is an empty range. */
function maskOf(from: number, to: number): number {
  return from > to ? 0 : (-1 << from) & (-1 >>> (31 - to));
}

/** How many of the terms from..to are non-zero. */
function countNonZero(component: Component, index: number, from: number, to: number): number {
  const low = component.nonZeroLow[index] as number;
  const high = component.nonZeroHigh[index] as number;
  if ((low | high) === 0) return 0;
  return (
    bitsSet(low & maskOf(from, Math.min(31, to))) +
    bitsSet(high & maskOf(Math.max(0, from - 32), to - 32))
  );
}

/**
 * Reads the blocks of one progressive scan (T.81 annex G). Only DC values are kept; of AC terms it
 * keeps whether they are non-zero, because refinement bits depend on that.
 */
export class ProgressiveScan {
  readonly #reader: BitReader;
  readonly #scan: Scan;
  /** Blocks still covered by the last end-of-band run. */
  #run = 0;

  constructor(reader: BitReader, scan: Scan) {
    this.#reader = reader;
    this.#scan = scan;
  }

  restart(): void {
    this.#run = 0;
  }

  /** Passes over at most `most` blocks that a run leaves as they are, and says how many. */
  skipRun(most: number): number {
    if (this.#scan.previousBit !== 0) return 0;
    const skipped = Math.min(this.#run, most);
    this.#run -= skipped;
    return skipped;
  }

  block(part: ScanComponent, index: number): void {
    const { firstCoefficient, previousBit } = this.#scan;
    if (firstCoefficient === 0) this.#dc(part, index);
    else if (previousBit === 0) this.#firstAc(part, index);
    else this.#refineAc(part, index);
  }

  #dc({ component, dcTable }: ScanComponent, index: number): void {
    const { previousBit, lowBit } = this.#scan;
    if (previousBit !== 0) {
      if (this.#reader.bits(1))
        component.dc[index] = (component.dc[index] as number) | (1 << lowBit);
      return;
    }
    if (dcTable === undefined) fail('missing-table');
    component.dc[index] = readDc(this.#reader, component, dcTable) << lowBit;
  }

  /** The run of blocks that an EOBn symbol begins, this one included. */
  #readRun(symbol: number): number {
    const size = symbol >> 4;
    return (1 << size) + this.#reader.bits(size);
  }

  #firstAc({ component, acTable }: ScanComponent, index: number): void {
    if (this.#run > 0) {
      this.#run--;
      return;
    }
    if (acTable === undefined) fail('missing-table');
    const { firstCoefficient, lastCoefficient } = this.#scan;
    let k = firstCoefficient;
    while (k <= lastCoefficient) {
      const symbol = this.#reader.symbol(acTable);
      const size = symbol & 15;
      if (size === 0 && symbol !== 0xf0) {
        this.#run = this.#readRun(symbol) - 1;
        return;
      }
      k += symbol >> 4;
      if (k > lastCoefficient || size > MAX_AC_SIZE) fail('corrupt-data');
      if (size > 0) {
        this.#reader.bits(size);
        markNonZero(component, index, k);
      }
      k++;
    }
  }

  #refineAc({ component, acTable }: ScanComponent, index: number): void {
    if (acTable === undefined) fail('missing-table');
    const k =
      this.#run === 0 ? this.#refineTerms(component, acTable, index) : this.#scan.firstCoefficient;
    if (this.#run === 0) return;
    this.#run--;
    this.#pass(countNonZero(component, index, k, this.#scan.lastCoefficient));
  }

  /** Reads a block's new terms until the band or its data ends, and says at which term. */
  #refineTerms(component: Component, acTable: HuffmanTable, index: number): number {
    const { firstCoefficient, lastCoefficient } = this.#scan;
    // New terms lie behind k, so the masks of before serve for the whole block.
    const low = component.nonZeroLow[index] as number;
    const high = component.nonZeroHigh[index] as number;
    let k = firstCoefficient;
    while (k <= lastCoefficient) {
      const symbol = this.#reader.symbol(acTable);
      const size = symbol & 15;
      let zeros = symbol >> 4;
      if (size === 0 && zeros < 15) {
        this.#run = this.#readRun(symbol);
        break;
      }
      if (size > 1) fail('corrupt-data');
      // The sign of the new term, then a correction of each non-zero term on the way to it.
      let bits = size;
      if ((low | high) === 0) k += zeros;
      else {
        for (; k <= lastCoefficient; k++) {
          if ((((k < 32 ? low : high) >>> (k & 31)) & 1) === 1) bits++;
          else if (zeros-- === 0) break;
        }
      }
      if (k > lastCoefficient) fail('corrupt-data');
      this.#pass(bits);
      if (size === 1) markNonZero(component, index, k);
      k++;
    }
    return k;
  }

  /** Passes over so many bits. */
  #pass(count: number): void {
    let left = count;
    for (; left > 16; left -= 16) this.#reader.bits(16);
    this.#reader.bits(left);
  }
}
