import { remove } from '../photo/bytes.ts';

/** The smallest file, by leaving out ever smaller pieces, of which `same` still holds. */
export function minimise(bytes: Uint8Array, same: (smaller: Uint8Array) => boolean): Uint8Array {
  let best = bytes;
  for (let size = best.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < best.length; ) {
      const smaller = remove(best, at, Math.min(best.length, at + size));
      if (same(smaller)) best = smaller;
      else at += size;
    }
  }
  return best;
}
