import type { Cell, Grid } from './grid.ts';

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

function* box(left: number, right: number, top: number, bottom: number) {
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) yield { x, y };
}

/** Part of the width or height, but at least three cells. */
function share(size: number, part: number): number {
  return Math.max(3, Math.round(size * part));
}

export function sampleBorder(grid: Grid): Border {
  const { width, height } = grid;
  const side = share(width, 0.11);
  const depth = Math.round(height / 2);
  const cells = (area: Iterable<{ x: number; y: number }>, mirrored = false) =>
    Array.from(area, ({ x, y }) => grid.at(mirrored ? width - 1 - x : x, y));
  const sideArea = () => box(1, side, 1, depth);
  const innerArea = () => box(1, side - 1, 1, depth - 1);
  const cornerArea = () => box(1, share(width, 0.14), 1, share(height, 0.11));
  return {
    left: cells(sideArea()),
    right: cells(sideArea(), true),
    top: cells(box(side, width - side, 1, share(height, 0.07))),
    inner: [...cells(innerArea()), ...cells(innerArea(), true)],
    leftCorner: cells(cornerArea()),
    rightCorner: cells(cornerArea(), true),
    ring: [
      ...cells(box(0, width, 0, 1)),
      ...cells(box(0, 1, 0, depth)),
      ...cells(box(width - 1, width, 0, depth)),
    ],
  };
}
