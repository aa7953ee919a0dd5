import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** What the first entry of a chain follows. */
export const CHAIN_START = '';

/** An entry of a chain: `hash` covers everything else, `prevHash` is the hash of the one before. */
export type Chained = { version: number; prevHash: string; hash: string };
/** A head that was written down where nobody can change it. */
export type Anchor = { version: number; hash: string };

export const chainHash = (entry: object): string =>
  createHash('sha256').update(canonicalJson(entry)).digest('base64url');

/** The entry with the hash that seals it. */
export function chained<T extends Omit<Chained, 'hash'>>(entry: T): T & Chained {
  return { ...entry, hash: chainHash(entry) };
}

/**
 * The first version at which a chain is broken, undefined for a whole one: an entry flipped,
 * removed or inserted, or entries cut off before `head` (the newest hash) or before an anchor,
 * which is how a cut is seen that moved the head along.
 * @param entries the oldest first
 */
export function findBreak(
  entries: readonly Chained[],
  head: string,
  anchors: readonly Anchor[] = [],
): number | undefined {
  let prevHash = CHAIN_START;
  for (const [index, { hash, ...entry }] of entries.entries()) {
    const version = index + 1;
    const fits = entry.version === version && entry.prevHash === prevHash;
    if (!fits || chainHash(entry) !== hash) return version;
    prevHash = hash;
  }
  if (prevHash !== head) return entries.length + 1;
  const lost = anchors.filter(({ version, hash }) => entries[version - 1]?.hash !== hash);
  return lost.length === 0 ? undefined : Math.min(...lost.map(({ version }) => version));
}
