/** Finer than any threshold needs. */
const BINS = 2048;

/** Numbers of 0..1, counted in bins: quantiles without sorting. */
export class Distribution {
  count = 0;
  readonly #bins = new Int32Array(BINS);

  add(value: number): void {
    const bin = Math.max(0, Math.min(BINS - 1, Math.floor(value * BINS)));
    this.#bins[bin] = (this.#bins[bin] as number) + 1;
    this.count++;
  }

  /** The number below which this part of all lie, to half a bin; 0 when there are none. */
  quantile(part: number): number {
    if (this.count === 0) return 0;
    let left = Math.floor(part * (this.count - 1));
    let bin = 0;
    while (left >= (this.#bins[bin] as number)) left -= this.#bins[bin++] as number;
    return (bin + 0.5) / BINS;
  }

  /** The width of the middle 94 %. */
  span(): number {
    return this.quantile(0.97) - this.quantile(0.03);
  }
}
