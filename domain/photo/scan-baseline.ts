import type { BitReader } from './bit-reader.ts';
import type { Component } from './frame.ts';
import type { HuffmanTable } from './huffman.ts';
import { fail } from './problem.ts';
import type { ScanComponent } from './scan-header.ts';

/** The largest bit size of a DC difference in 8-bit pictures (T.81 table F.1). */
const MAX_DC_SIZE = 11;

/** Reads one DC difference and returns the new prediction. */
export function readDc(reader: BitReader, component: Component, table: HuffmanTable): number {
  const size = reader.symbol(table);
  if (size > MAX_DC_SIZE) fail('corrupt-data');
  const value = component.prediction + reader.signed(size);
  if (value < -2048 || value > 2047) fail('corrupt-data');
  component.prediction = value;
  return value;
}

/** Keeps a block's DC term and passes over its AC terms, checking each. */
export function baselineBlock(reader: BitReader, part: ScanComponent, index: number): void {
  const { component, dcTable, acTable } = part;
  if (dcTable === undefined || acTable === undefined) fail('missing-table');
  component.dc[index] = readDc(reader, component, dcTable);
  reader.passBlock(acTable);
}
