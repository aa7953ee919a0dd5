import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHAIN_START, type Chained, chained, findBreak } from '#adapters/dynamodb/chain.ts';

type Entry = Chained & { text: string };

function chainOf(texts: string[]): Entry[] {
  const entries: Entry[] = [];
  for (const [index, text] of texts.entries()) {
    const prevHash = entries.at(-1)?.hash ?? CHAIN_START;
    entries.push(chained({ version: index + 1, text, prevHash }));
  }
  return entries;
}

const texts = fc.array(fc.string(), { minLength: 1, maxLength: 12 });
const chain = texts.map(chainOf);
const at = (entries: Entry[], place: number) => Math.floor(place * entries.length);
const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const headOf = (entries: Entry[]) => entries.at(-1)?.hash ?? '';

/** A chain that was forged from `from` on, as whoever can write everything would do it. */
const forged = (entries: Entry[], from: number): Entry[] =>
  chainOf(entries.map(({ text }, index) => (index === from ? `${text}!` : text)));

it('a whole chain is whole, with every anchor that was ever taken of it', () => {
  fc.assert(
    fc.property(chain, (entries) => {
      expect(findBreak(entries, headOf(entries), entries)).toBeUndefined();
    }),
  );
});

it('any flipped field, removed, inserted, repeated or swapped entry is found', () => {
  const tamper = fc.constantFrom('text', 'version', 'prevHash', 'hash', 'remove', 'insert', 'swap');
  fc.assert(
    fc.property(chain, place, tamper, (entries, where, what) => {
      const index = at(entries, where);
      const entry = entries[index] as Entry;
      const bad = [...entries];
      if (what === 'remove') bad.splice(index, 1);
      else if (what === 'insert') bad.splice(index, 0, entry);
      else if (what === 'swap') {
        if (entries.length < 2) return;
        const other = (index + 1) % entries.length;
        bad[index] = entries[other] as Entry;
        bad[other] = entry;
      } else {
        const value = entry[what as keyof Entry];
        bad[index] = { ...entry, [what]: typeof value === 'number' ? value + 1 : `${value}x` };
      }
      expect(findBreak(bad, headOf(entries))).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

it('what moves the head along is found by an anchor: cut entries, and a chain forged anew', () => {
  fc.assert(
    fc.property(chain, place, (entries, where) => {
      const index = at(entries, where);
      const anchor = entries.at(-1) as Entry;
      const cut = entries.slice(0, index);
      expect(findBreak(cut, headOf(cut))).toBeUndefined();
      expect(findBreak(cut, headOf(cut), [anchor])).toBe(anchor.version);
      const anew = forged(entries, index);
      expect(findBreak(anew, headOf(anew))).toBeUndefined();
      expect(findBreak(anew, headOf(anew), [anchor])).toBe(anchor.version);
    }),
    { numRuns: 500 },
  );
});
