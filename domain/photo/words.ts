/** How many bits of a 32-bit word are set. */
export function bitsSet(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A word whose bits from..to (of 0..31) are set; nothing when that is an empty range. */
export function bandOf(from: number, to: number): number {
  return from > to ? 0 : (-1 << from) & (-1 >>> (31 - to));
}

/**
 * By 8 bits << 4 | n: how many of them it takes from the lowest up to the clear one that has n
 * clear ones before it; 0 when they have no such one.
 */
export const STEPS = new Uint8Array(256 * 16);
for (let bits = 0; bits < 256; bits++) {
  let clear = 0;
  for (let place = 0; place < 8; place++) {
    if (((bits >> place) & 1) === 0) STEPS[(bits << 4) | clear++] = place + 1;
  }
}
