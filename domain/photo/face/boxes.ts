import type { Region } from '../../application/state.ts';
import type { Face } from './advise.ts';

/** The usual sizes of a face, in cells of the grid, that the guesses are made from. */
const anchors = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const;
const LEAST_SCORE = 0.35;
/** Two boxes that share more than this of what they cover together are one face. */
const SAME = 0.4;

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

function overlap(one: Region, other: Region): number {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const shared = Math.max(0, wide) * Math.max(0, high);
  return shared / (one.width * one.height + other.width * other.height - shared);
}

/** The faces among the guesses of a grid, the surest first, in fractions of the picture. */
export function facesOf(guesses: Float32Array, columns: number): Face[] {
  const rows = guesses.length / (columns * anchors.length * 5);
  const found: Face[] = [];
  for (let cell = 0; cell < columns * rows; cell++) {
    for (const [n, [wide, high]] of anchors.entries()) {
      const at = (cell * anchors.length + n) * 5;
      const [x = 0, y = 0, w = 0, h = 0, confidence = 0] = guesses.subarray(at, at + 5);
      const score = sigmoid(confidence);
      if (score < LEAST_SCORE) continue;
      const width = (Math.exp(w) * wide) / columns;
      const height = (Math.exp(h) * high) / rows;
      const centreX = ((cell % columns) + sigmoid(x)) / columns;
      const centreY = (Math.floor(cell / columns) + sigmoid(y)) / rows;
      found.push({ x: centreX - width / 2, y: centreY - height / 2, width, height, score });
    }
  }
  found.sort((a, b) => b.score - a.score);
  const faces: Face[] = [];
  for (const one of found) if (!faces.some((face) => overlap(face, one) > SAME)) faces.push(one);
  return faces;
}
