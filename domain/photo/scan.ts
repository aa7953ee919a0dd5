import { BitReader } from './bit-reader.ts';
import type { Frame } from './frame.ts';
import { fail } from './problem.ts';
import { baselineBlock } from './scan-baseline.ts';
import type { Scan, ScanComponent } from './scan-header.ts';
import { ProgressiveScan } from './scan-progressive.ts';

type ReadBlock = (part: ScanComponent, index: number) => void;

/** Reads one MCU of several components. */
function interleavedMcu(scan: Scan, frame: Frame, mcu: number, read: ReadBlock): void {
  const row = Math.floor(mcu / frame.mcusWide);
  const column = mcu - row * frame.mcusWide;
  for (const part of scan.parts) {
    const { horizontal, vertical, blocksWide } = part.component;
    for (let y = 0; y < vertical; y++) {
      const start = (row * vertical + y) * blocksWide + column * horizontal;
      for (let x = 0; x < horizontal; x++) read(part, start + x);
    }
  }
}

/** Reads the blocks start..end (exclusive) of a scan of one component, which ignores MCUs. */
function ownBlocks(
  reader: BitReader,
  progressive: ProgressiveScan | undefined,
  part: ScanComponent,
  start: number,
  end: number,
): void {
  const { ownWide, blocksWide } = part.component;
  let row = Math.floor(start / ownWide);
  let column = start - row * ownWide;
  for (let block = start; block < end; block++, column++) {
    if (column >= ownWide) {
      row += Math.floor(column / ownWide);
      column %= ownWide;
    }
    const index = row * blocksWide + column;
    if (!progressive) baselineBlock(reader, part, index);
    else {
      progressive.block(part, index);
      const skipped = progressive.skipRun(end - block - 1);
      block += skipped;
      column += skipped;
    }
    if (reader.ranOut()) fail('truncated');
  }
}

/**
 * Walks every symbol of a scan and returns the offset of the marker after it.
 * @param interval MCUs between restart markers, 0 for none.
 */
export function walkScan(
  bytes: Uint8Array,
  start: number,
  frame: Frame,
  scan: Scan,
  interval: number,
): number {
  const reader = new BitReader(bytes, start);
  const progressive = frame.progressive ? new ProgressiveScan(reader, scan) : undefined;
  const read: ReadBlock = progressive
    ? (part, index) => progressive.block(part, index)
    : (part, index) => baselineBlock(reader, part, index);
  const resetPredictions = () => {
    for (const { component } of scan.parts) component.prediction = 0;
  };
  const only = scan.parts.length === 1 ? scan.parts[0] : undefined;
  const total = only
    ? only.component.ownWide * only.component.ownHigh
    : frame.mcusWide * frame.mcusHigh;

  const length = interval === 0 ? total : interval;
  resetPredictions();
  for (let start = 0; start < total; start += length) {
    if (start > 0) {
      reader.restart((start / length - 1) & 7);
      resetPredictions();
      progressive?.restart();
    }
    const end = Math.min(total, start + length);
    if (only) ownBlocks(reader, progressive, only, start, end);
    else {
      for (let mcu = start; mcu < end; mcu++) {
        interleavedMcu(scan, frame, mcu, read);
        if (reader.ranOut()) fail('truncated');
      }
    }
  }
  reader.finish();
  return reader.position;
}
