/** Numbers that look random and are the same in every run (mulberry32). */
export type Seeded = {
  /** 0 <= x < 1. */
  next(): number;
  between(from: number, to: number): number;
  /** An integer, 0 <= x < count. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
  chance(part: number): boolean;
};

export function seeded(seed: number): Seeded {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    between: (from, to) => from + (to - from) * next(),
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
    chance: (part) => next() < part,
  };
}
