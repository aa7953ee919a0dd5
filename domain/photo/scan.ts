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

  resetPredictions();
  for (let mcu = 0; mcu < total; mcu++) {
    if (interval > 0 && mcu > 0 && mcu % interval === 0) {
      reader.restart((mcu / interval - 1) & 7);
      resetPredictions();
      progressive?.restart();
    }
    if (only) {
      const { ownWide, blocksWide } = only.component;
      read(only, Math.floor(mcu / ownWide) * blocksWide + (mcu % ownWide));
      const stretch = interval > 0 ? interval - (mcu % interval) : total - mcu;
      mcu += progressive?.skipRun(Math.min(stretch, total - mcu) - 1) ?? 0;
    } else interleavedMcu(scan, frame, mcu, read);
    if (reader.ranOut()) fail('truncated');
  }
  reader.finish();
  return reader.position;
}
