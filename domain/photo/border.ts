import type { Frame } from './frame.ts';
import { type Cell, COLUMNS, type Grid } from './grid.ts';
import { MAX_WIDTH } from './limits.ts';

/**
 * The cells where an ID photo shows its background: a strip on each side down to half the height,
 * a strip along the top between them, the two top corners, and the outermost ring.
 * The side strips are ordered from the top down.
 */
export type Border = {
  left: Cell[];
  right: Cell[];
  top: Cell[];
  /** The cells of the side strips whose four neighbours are in the picture's border too. */
  inner: Cell[];
  leftCorner: Cell[];
  rightCorner: Cell[];
  ring: Cell[];
};

type Box = { left: number; right: number; top: number; bottom: number };

/** The cells of a box (ends exclusive), row by row; mirrored: counted from the right side. */
function cellsOf(grid: Grid, { left, right, top, bottom }: Box, mirrored = false): Cell[] {
  const cells: Cell[] = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) cells.push(grid.at(mirrored ? grid.width - 1 - x : x, y));
  }
  return cells;
}

/** Part of the width or height, but at least three cells. */
function share(size: number, part: number): number {
  return Math.max(3, Math.round(size * part));
}

export function sampleBorder(grid: Grid): Border {
  const { width, height } = grid;
  const side = share(width, 0.11);
  const depth = Math.round(height / 2);
  const sideBox = { left: 1, right: side, top: 1, bottom: depth };
  const innerBox = { left: 1, right: side - 1, top: 1, bottom: depth - 1 };
  const cornerBox = { left: 1, right: share(width, 0.14), top: 1, bottom: share(height, 0.11) };
  const topBox = { left: side, right: width - side, top: 1, bottom: share(height, 0.07) };
  const edgeBox = { left: 0, right: 1, top: 0, bottom: depth };
  return {
    left: cellsOf(grid, sideBox),
    right: cellsOf(grid, sideBox, true),
    top: cellsOf(grid, topBox),
    inner: [...cellsOf(grid, innerBox), ...cellsOf(grid, innerBox, true)],
    leftCorner: cellsOf(grid, cornerBox),
    rightCorner: cellsOf(grid, cornerBox, true),
    ring: [
      ...cellsOf(grid, { left: 0, right: width, top: 0, bottom: 1 }),
      ...cellsOf(grid, edgeBox),
      ...cellsOf(grid, edgeBox, true),
    ],
  };
}

/**
 * How many rows of the thumbnail sampleBorder looks at: half of them, the cell that lies across
 * the middle, and what the grid's height leaves out.
 */
export function borderRows({ height }: Frame): number {
  return Math.ceil(height / 16) + Math.ceil(MAX_WIDTH / 8 / COLUMNS);
}
