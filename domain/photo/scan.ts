import type { BitReader } from './bit-reader.ts';
import type { Frame } from './frame.ts';
import { BaselineScan } from './scan-baseline.ts';
import type { Scan, ScanComponent } from './scan-header.ts';
import { ProgressiveScan } from './scan-progressive.ts';

/** Reads blocks that lie side by side; `restart` forgets what a restart marker ends. */
type BlockReader = {
  blocks(part: ScanComponent, first: number, count: number): void;
  restart(): void;
};

/** Reads one MCU of several components. */
function interleavedMcu(scan: Scan, frame: Frame, mcu: number, reader: BlockReader): void {
  const row = Math.floor(mcu / frame.mcusWide);
  const column = mcu - row * frame.mcusWide;
  for (const part of scan.parts) {
    const { horizontal, vertical, blocksWide } = part.component;
    for (let y = 0; y < vertical; y++) {
      const first = (row * vertical + y) * blocksWide + column * horizontal;
      reader.blocks(part, first, horizontal);
    }
  }
}

/** Reads the blocks start..end (exclusive) of a scan of one component, which ignores MCUs. */
function ownBlocks(part: ScanComponent, start: number, end: number, reader: BlockReader): void {
  const { ownWide, blocksWide } = part.component;
  let block = start;
  while (block < end) {
    const row = Math.floor(block / ownWide);
    const column = block - row * ownWide;
    const count = Math.min(ownWide - column, end - block);
    reader.blocks(part, row * blocksWide + column, count);
    block += count;
  }
}

/**
 * Walks every symbol of a scan and returns the offset of the marker after it.
 * @param start the offset of its entropy-coded data
 * @param interval MCUs between restart markers, 0 for none
 */
export function walkScan(
  bits: BitReader,
  start: number,
  frame: Frame,
  scan: Scan,
  interval: number,
): number {
  const reader: BlockReader = frame.progressive
    ? new ProgressiveScan(bits, scan)
    : new BaselineScan(bits);
  const only = scan.parts.length === 1 ? scan.parts[0] : undefined;
  const total = only
    ? only.component.ownWide * only.component.ownHigh
    : frame.mcusWide * frame.mcusHigh;
  const length = interval === 0 ? total : interval;
  bits.open(start);
  for (let from = 0; from < total; from += length) {
    if (from > 0) bits.restart((from / length - 1) & 7);
    reader.restart();
    for (const { component } of scan.parts) component.prediction = 0;
    const end = Math.min(total, from + length);
    if (only) ownBlocks(only, from, end, reader);
    else for (let mcu = from; mcu < end; mcu++) interleavedMcu(scan, frame, mcu, reader);
  }
  bits.finish();
  return bits.marker;
}
