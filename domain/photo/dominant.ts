import type { Cell } from './grid.ts';
import { chromaOf, hueOf } from './oklab.ts';

/** The background's colour as the border shows it, without lightness. */
export type Dominant = { a: number; b: number; chroma: number; hue: number };

const BIN = 0.02;
const NEAR = 0.045;

/** The fullest bin of an a-b histogram, each bin counted with its eight neighbours. */
function fullestBin(cells: Cell[]): { a: number; b: number } {
  const key = (i: number, j: number) => i * 1000 + j;
  const counts = new Map<number, number>();
  for (const { a, b } of cells) {
    const bin = key(Math.round(a / BIN), Math.round(b / BIN));
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  let best = 0;
  let most = -1;
  for (const bin of counts.keys()) {
    let count = 0;
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) count += counts.get(bin + key(i, j)) ?? 0;
    }
    if (count > most) {
      most = count;
      best = bin;
    }
  }
  const i = Math.round(best / 1000);
  return { a: i * BIN, b: (best - i * 1000) * BIN };
}

/** The colour most of the cells share: the histogram's mode, then moved to the mean around it. */
export function dominantOf(cells: Cell[]): Dominant {
  let centre = fullestBin(cells);
  for (let round = 0; round < 3; round++) {
    let [count, sumA, sumB] = [0, 0, 0];
    for (const { a, b } of cells) {
      if ((a - centre.a) ** 2 + (b - centre.b) ** 2 >= NEAR ** 2) continue;
      count++;
      sumA += a;
      sumB += b;
    }
    if (count === 0) break;
    centre = { a: sumA / count, b: sumB / count };
  }
  return { ...centre, chroma: chromaOf(centre), hue: hueOf(centre) };
}

/**
 * Whether a cell belongs to the background. Shading changes chroma along the hue's direction, so
 * the tolerance is wide there and narrow across it; a neutral background has no direction.
 */
export function belongsTo(dominant: Dominant, cell: Cell): boolean {
  const { a, b, chroma } = dominant;
  if (chroma < 0.04) return (cell.a - a) ** 2 + (cell.b - b) ** 2 < 0.03 ** 2;
  const along = (cell.a * a + cell.b * b) / chroma;
  const across = Math.abs(cell.a * b - cell.b * a) / chroma;
  const tolerance = Math.max(NEAR, chroma * 0.3);
  return across < Math.max(0.022, chromaOf(cell) * 0.16) && Math.abs(along - chroma) < tolerance;
}
