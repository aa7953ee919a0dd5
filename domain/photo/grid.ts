import { type Lab, oklab } from './oklab.ts';
import type { Thumbnail } from './thumbnail.ts';

/** Columns the thresholds were tuned for: a 413 pixel photo at 1/8 scale. */
export const COLUMNS = 52;

/** A sample of the picture: a cell of the grid and its mean colour. */
export type Cell = Lab & { x: number; y: number };

/** The thumbnail in cells of about 1/52 of the width, converted to OKLab when asked for. */
export class Grid {
  readonly width: number;
  readonly height: number;
  readonly #thumbnail: Thumbnail;
  readonly #step: number;
  readonly #cells: (Cell | undefined)[];

  constructor(thumbnail: Thumbnail) {
    this.#thumbnail = thumbnail;
    this.#step = Math.max(1, Math.round(thumbnail.width / COLUMNS));
    this.width = Math.floor(thumbnail.width / this.#step);
    this.height = Math.floor(thumbnail.height / this.#step);
    // Its full length at once: an array that gets holes becomes a slow dictionary.
    this.#cells = new Array(this.width * this.height).fill(undefined);
  }

  at(x: number, y: number): Cell {
    const index = y * this.width + x;
    const known = this.#cells[index];
    if (known) return known;
    const { L, a, b } = this.#mean(x * this.#step, y * this.#step);
    const cell = { L, a, b, x, y };
    this.#cells[index] = cell;
    return cell;
  }

  #mean(left: number, top: number): Lab {
    const { width, data } = this.#thumbnail;
    let [red, green, blue] = [0, 0, 0];
    for (let y = top; y < top + this.#step; y++) {
      for (let x = left; x < left + this.#step; x++) {
        const at = (y * width + x) * 3;
        red += data[at] as number;
        green += data[at + 1] as number;
        blue += data[at + 2] as number;
      }
    }
    const area = this.#step ** 2;
    return oklab(Math.round(red / area), Math.round(green / area), Math.round(blue / area));
  }
}
