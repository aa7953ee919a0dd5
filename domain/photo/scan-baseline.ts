import type { BitReader } from './bit-reader.ts';
import type { Component } from './frame.ts';
import { END_OF_BLOCK, type HuffmanTable, LOOK_BITS, MAX_AC_SIZE, passing } from './huffman.ts';
import { fail } from './problem.ts';
import type { ScanComponent } from './scan-header.ts';

/** The largest bit size of a DC difference in 8-bit pictures (T.81 table F.1). */
const MAX_DC_SIZE = 11;

/** Reads one DC difference (T.81 F.2.2.1) and returns the new prediction. */
export function readDc(reader: BitReader, component: Component, table: HuffmanTable): number {
  const code = reader.code(table, reader.at);
  const size = code & 255;
  reader.at += code >> 8;
  if (size === 0) return component.prediction;
  if (size > MAX_DC_SIZE) reader.corrupt(reader.at);
  const bits = reader.bits(size);
  // EXTEND: a first bit of 0 means negative.
  const difference = bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
  const value = component.prediction + difference;
  if (value < -2048 || value > 2047) reader.corrupt(reader.at);
  component.prediction = value;
  return value;
}

/** Reads sequential scans (T.81 F.2.2): keeps DC terms and passes over AC terms, checking each. */
export class BaselineScan {
  readonly #reader: BitReader;

  constructor(reader: BitReader) {
    this.#reader = reader;
  }

  restart(): void {}

  blocks({ component, dcTable, acTable }: ScanComponent, first: number, count: number): void {
    if (dcTable === undefined || acTable === undefined) fail('missing-table');
    acTable.pass ??= passing(acTable.look);
    for (let index = first; index < first + count; index++) {
      component.dc[index] = readDc(this.#reader, component, dcTable);
      this.#passTerms(acTable, acTable.pass);
    }
  }

  /** Passes over the AC terms of one block, whose values nobody needs. Most time is spent here. */
  #passTerms(table: HuffmanTable, pass: Int16Array): void {
    const reader = this.#reader;
    let at = reader.at;
    let k = 1;
    while (k < 64) {
      const found = pass[reader.window(at) >>> (32 - LOOK_BITS)] as number;
      const next = k + (found & 255);
      if (next < 64) {
        at += found >> 8;
        k = next;
      } else if (found >= 0 && next >= END_OF_BLOCK && next < END_OF_BLOCK + 64) {
        at += found >> 8;
        break;
      } else {
        const code = reader.code(table, at);
        const size = code & 15;
        at += (code >> 8) + size;
        if ((code & 255) === 0) break;
        k += ((code >> 4) & 15) + 1;
        const unused = size === 0 && (code & 255) !== 0xf0;
        if (k > 64 || size > MAX_AC_SIZE || unused) reader.corrupt(at);
      }
    }
    reader.moveTo(at);
  }
}
