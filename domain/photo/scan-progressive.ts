import type { BitReader } from './bit-reader.ts';
import type { Component } from './frame.ts';
import { type HuffmanTable, MAX_AC_SIZE } from './huffman.ts';
import { fail } from './problem.ts';
import { readDc } from './scan-baseline.ts';
import type { Scan, ScanComponent } from './scan-header.ts';
import { bandOf, bitsSet, STEPS } from './words.ts';

/**
 * Reads the blocks of one progressive scan (T.81 annex G). Only DC values are kept; of AC terms it
 * keeps whether they are non-zero, because refinement bits depend on that.
 */
export class ProgressiveScan {
  readonly #reader: BitReader;
  readonly #first: number;
  readonly #last: number;
  readonly #refines: boolean;
  readonly #lowBit: number;
  /** The bits of the band first..last in the two words of a block's non-zero terms. */
  readonly #bandLow: number;
  readonly #bandHigh: number;
  /** Blocks still covered by the last end-of-band run. */
  #run = 0;

  constructor(reader: BitReader, scan: Scan) {
    this.#reader = reader;
    this.#first = scan.firstCoefficient;
    this.#last = scan.lastCoefficient;
    this.#refines = scan.previousBit !== 0;
    this.#lowBit = scan.lowBit;
    this.#bandLow = bandOf(this.#first, Math.min(31, this.#last));
    this.#bandHigh = bandOf(Math.max(0, this.#first - 32), this.#last - 32);
  }

  restart(): void {
    this.#run = 0;
  }

  blocks(part: ScanComponent, first: number, count: number): void {
    const { component, dcTable, acTable } = part;
    const end = first + count;
    if (this.#first === 0) {
      if (this.#refines) this.#refineDc(component.dc, first, end);
      else this.#firstDc(component, dcTable ?? fail('missing-table'), first, end);
    } else {
      const table = acTable ?? fail('missing-table');
      if (this.#refines) this.#refineAc(component, table, first, end);
      else this.#firstAc(component, table, first, end);
    }
  }

  #firstDc(component: Component, table: HuffmanTable, first: number, end: number): void {
    const reader = this.#reader;
    for (let index = first; index < end; index++) {
      component.dc[index] = readDc(reader, component, table) << this.#lowBit;
      reader.moveTo(reader.at);
    }
  }

  #refineDc(dc: Int16Array, first: number, end: number): void {
    const reader = this.#reader;
    const bit = 1 << this.#lowBit;
    for (let index = first; index < end; index++) {
      if (reader.window(reader.at) < 0) dc[index] = (dc[index] as number) | bit;
      reader.moveTo(reader.at + 1);
    }
  }

  /** Begins the run of an EOBn code whose symbol ends at `at`: how many blocks, this one included. */
  #readRun(symbol: number, at: number): void {
    const size = symbol >> 4;
    this.#reader.at = at;
    this.#run = (1 << size) + this.#reader.bits(size);
  }

  #firstAc(component: Component, table: HuffmanTable, first: number, end: number): void {
    let index = first;
    while (index < end) {
      if (this.#run === 0) this.#firstTerms(component, table, index);
      const passed = this.#run === 0 ? 1 : Math.min(this.#run, end - index);
      if (this.#run > 0) this.#run -= passed;
      index += passed;
    }
  }

  /** Reads a block's terms until the band ends or a run of blocks without more begins. */
  #firstTerms(component: Component, table: HuffmanTable, index: number): void {
    const reader = this.#reader;
    const last = this.#last;
    let at = reader.at;
    let k = this.#first;
    let low = 0;
    let high = 0;
    while (k <= last) {
      const code = reader.code(table, at);
      const size = code & 15;
      at += code >> 8;
      if (size === 0 && (code & 255) !== 0xf0) {
        this.#readRun(code & 255, at);
        at = reader.at;
        break;
      }
      at += size;
      k += (code >> 4) & 15;
      if (k > last || size > MAX_AC_SIZE) reader.corrupt(at);
      if (size > 0) {
        if (k < 32) low |= 1 << k;
        else high |= 1 << (k & 31);
      }
      k++;
    }
    reader.moveTo(at);
    const { nonZeroLow, nonZeroHigh } = component;
    if (low !== 0) nonZeroLow[index] = (nonZeroLow[index] as number) | low;
    if (high !== 0) nonZeroHigh[index] = (nonZeroHigh[index] as number) | high;
  }

  #refineAc(component: Component, table: HuffmanTable, first: number, end: number): void {
    const reader = this.#reader;
    const { nonZeroLow, nonZeroHigh } = component;
    let index = first;
    while (index < end) {
      if (this.#run === 0) this.#refineTerms(component, table, index++);
      else {
        // Blocks of a run have a correction bit for each non-zero term and nothing else.
        const stop = Math.min(end, index + this.#run);
        this.#run -= stop - index;
        let at = reader.at;
        for (; index < stop; index++) {
          const low = (nonZeroLow[index] as number) & this.#bandLow;
          const high = (nonZeroHigh[index] as number) & this.#bandHigh;
          if (low !== 0) at += bitsSet(low);
          if (high !== 0) at += bitsSet(high);
        }
        reader.moveTo(at);
      }
    }
  }

  /** Reads a block's new terms, and corrections of known ones on the way to each (T.81 G.1.2.3). */
  #refineTerms(component: Component, table: HuffmanTable, index: number): void {
    const reader = this.#reader;
    const { nonZeroLow, nonZeroHigh } = component;
    const last = this.#last;
    let k = this.#first;
    // Which terms are known not to be zero; the lowest bit is always k's.
    let low = nonZeroLow[index] as number;
    let high = nonZeroHigh[index] as number;
    if (k >= 32) [low, high] = [high, 0];
    if ((k & 31) > 0) low = (low >>> k) | (high << (32 - k));
    high >>>= k;
    let at = reader.at;
    while (k <= last) {
      const code = reader.code(table, at);
      const size = code & 15;
      const run = (code >> 4) & 15;
      at += code >> 8;
      if (size === 0 && run < 15) {
        this.#readRun(code & 255, at);
        this.#run--;
        at = reader.at + this.#known(low, high, k);
        break;
      }
      if (size > 1) reader.corrupt(at);
      // The sign of the new term, and a correction bit of each known one on the way to it.
      at += size - run - 1;
      let left = run;
      for (;;) {
        const steps = STEPS[((low & 255) << 4) | left] as number;
        const passed = steps === 0 ? 8 : steps;
        if (steps === 0) left -= 8 - bitsSet(low & 255);
        low = (low >>> passed) | (high << (32 - passed));
        high >>>= passed;
        at += passed;
        k += passed;
        if (steps > 0) break;
      }
      if (k > last + 1) reader.corrupt(at);
      if (size === 1) this.#markNonZero(component, index, k - 1);
    }
    reader.moveTo(at);
  }

  /** How many terms of the band from k on, whose bits these are, are known not to be zero. */
  #known(low: number, high: number, k: number): number {
    if ((low | high) === 0) return 0;
    const left = this.#last - k;
    return bitsSet(low & bandOf(0, Math.min(31, left))) + bitsSet(high & bandOf(0, left - 32));
  }

  #markNonZero(component: Component, index: number, k: number): void {
    const masks = k < 32 ? component.nonZeroLow : component.nonZeroHigh;
    masks[index] = (masks[index] as number) | (1 << (k & 31));
  }
}
