import type { Component, Frame } from './frame.ts';
import type { HuffmanTable, HuffmanTables } from './huffman.ts';
import { fail } from './problem.ts';
import { byteAt, type Segment } from './segments.ts';

export type ScanComponent = {
  component: Component;
  dcTable: HuffmanTable | undefined;
  acTable: HuffmanTable | undefined;
};

/** What a scan codes: which components, which coefficients, which bits of them. */
export type Scan = {
  parts: ScanComponent[];
  firstCoefficient: number;
  lastCoefficient: number;
  /** Ah: 0 in the first scan of these coefficients, else the Al of the scan before. */
  previousBit: number;
  /** Al: the lowest bit this scan gives. */
  lowBit: number;
};

/** An interleaved MCU holds at most ten blocks (T.81 B.2.3). */
const MAX_MCU_BLOCKS = 10;

export function readScan(
  bytes: Uint8Array,
  segment: Segment,
  frame: Frame,
  tables: HuffmanTables,
): Scan {
  const count = byteAt(bytes, segment.start);
  if (count < 1 || count > 3 || segment.end - segment.start !== 4 + count * 2) fail('bad-scan');
  const parts = Array.from({ length: count }, (_, index): ScanComponent => {
    const at = segment.start + 1 + index * 2;
    const id = byteAt(bytes, at);
    const selectors = byteAt(bytes, at + 1);
    const component = frame.components.find((one) => one.id === id) ?? fail('bad-scan');
    const dcTable = tables.dc[selectors >> 4];
    return { component, dcTable, acTable: tables.ac[selectors & 15] };
  });
  if (new Set(parts.map((part) => part.component)).size !== count) fail('bad-scan');
  const blocks = parts.reduce((sum, { component: c }) => sum + c.horizontal * c.vertical, 0);
  if (count > 1 && blocks > MAX_MCU_BLOCKS) fail('bad-scan');

  const tail = segment.end - 3;
  const bits = byteAt(bytes, tail + 2);
  const scan: Scan = {
    parts,
    firstCoefficient: byteAt(bytes, tail),
    lastCoefficient: byteAt(bytes, tail + 1),
    previousBit: bits >> 4,
    lowBit: bits & 15,
  };
  if (frame.progressive) checkProgression(scan);
  else checkSequential(scan);
  return scan;
}

/** A sequential scan gives everything of a component, once. */
function checkSequential(scan: Scan): void {
  const whole = scan.firstCoefficient === 0 && scan.lastCoefficient === 63;
  if (!whole || scan.previousBit !== 0 || scan.lowBit !== 0) fail('bad-scan');
  for (const { component } of scan.parts) {
    if (component.accuracy[0] !== -1) fail('bad-scan');
    component.accuracy.fill(0);
  }
}

/** T.81 G.1.1.1: DC apart from AC, AC one component at a time, each bit once and in order. */
function checkProgression(scan: Scan): void {
  const { firstCoefficient: first, lastCoefficient: last, previousBit, lowBit } = scan;
  if (last > 63 || last < first || lowBit > 13) fail('bad-scan');
  if (first === 0 ? last !== 0 : scan.parts.length !== 1) fail('bad-scan');
  if (previousBit !== 0 && previousBit !== lowBit + 1) fail('bad-scan');
  for (const { component } of scan.parts) {
    if (first > 0 && component.accuracy[0] === -1) fail('bad-scan');
    for (let k = first; k <= last; k++) {
      if (Math.max(0, component.accuracy[k] as number) !== previousBit) fail('bad-scan');
      component.accuracy[k] = lowBit;
    }
  }
}
