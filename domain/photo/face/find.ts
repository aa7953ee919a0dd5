import type { Face } from './advise.ts';

export { adviseFaces } from './advise.ts';

import { facesOf } from './boxes.ts';
import { forward, readWeights } from './network.ts';

/** 35:49 exactly, and whole cells of 32 pixels. */
export const [WIDTH, HEIGHT, CELL] = [160, 224, 32];

/** Finds faces in the crop, given as WIDTH x HEIGHT pixels of RGBA. */
export function findFaces(weights: Uint8Array, rgba: Uint8ClampedArray): Face[] {
  return facesOf(forward(readWeights(weights), rgba, WIDTH, HEIGHT), WIDTH / CELL);
}
