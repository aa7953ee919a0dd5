/** `npm run ops -- verify-audit`: every chain of every exam, against itself and all its anchors. */
import { type AnchoredHead, type ChainKind, readAnchors } from '#adapters/audit/anchor-text.ts';
import type { ChainHead } from '#adapters/dynamodb/audit-types.ts';
import { findBreak } from '#adapters/dynamodb/chain.ts';
import { anchorPrefix } from '#adapters/s3/anchors.ts';
import { keysOf, readObject } from './objects.ts';
import { openPlace, type Place } from './place.ts';

type Found = { chains: number; anchors: number; breaks: string[] };
type Kept = Map<string, AnchoredHead[]>;
const AT_ONCE = 16;

/** All anchors by chain. The oldest versions of an overwritten anchor are not looked at: locked. */
async function anchorsOf({ s3, buckets }: Pick<Place, 's3' | 'buckets'>, examId: string) {
  const kept: Kept = new Map();
  const seen = new Set<string>();
  let anchors = 0;
  for await (const key of keysOf(s3, buckets.anchors, anchorPrefix(examId))) {
    const { bytes } = await readObject(s3, buckets.anchors, key);
    anchors += 1;
    for (const anchor of readAnchors(Buffer.from(bytes).toString('utf8'))) {
      const chain = `${anchor.kind} ${anchor.of}`;
      // Most chains stand still for days: one anchor of each version is enough.
      if (seen.has(`${chain} ${anchor.version} ${anchor.hash}`)) continue;
      seen.add(`${chain} ${anchor.version} ${anchor.hash}`);
      kept.set(chain, [...(kept.get(chain) ?? []), anchor]);
    }
  }
  return { kept, anchors };
}

export async function verifyExam(
  place: Pick<Place, 's3' | 'buckets' | 'store'>,
  examId: string,
): Promise<Found> {
  const { store } = place;
  const { kept, anchors } = await anchorsOf(place, examId);
  const found: Found = { chains: 0, anchors, breaks: [] };
  const check = async (kind: ChainKind, { of, hash }: ChainHead) => {
    const entries =
      kind === 'application' ? await store.loadHistory(of) : await store.loadSearches(examId, of);
    const chain = `${kind} ${of}`;
    const broken = findBreak(entries, hash, kept.get(chain));
    kept.delete(chain);
    found.chains += 1;
    if (broken !== undefined) found.breaks.push(`${chain}: broken at entry ${broken}`);
  };
  let cursor: string | undefined;
  do {
    const page = await store.applicationHeads(examId, cursor);
    for (let start = 0; start < page.items.length; start += AT_ONCE) {
      const group = page.items.slice(start, start + AT_ONCE);
      await Promise.all(group.map((head) => check('application', head)));
    }
    cursor = page.cursor;
  } while (cursor);
  for (const head of await store.searchHeads(examId)) await check('searches', head);
  // An anchor of a chain that nobody meets any more: it was removed whole.
  for (const chain of kept.keys()) found.breaks.push(`${chain}: missing`);
  return found;
}

export async function run(): Promise<boolean> {
  const place = await openPlace();
  let whole = true;
  for (const { examId } of await place.store.listExams()) {
    const { chains, anchors, breaks } = await verifyExam(place, examId);
    console.log(`${examId}: ${chains} chains, ${anchors} anchors, ${breaks.length} broken`);
    for (const each of breaks) console.log(`  ${each}`);
    whole &&= breaks.length === 0;
  }
  return whole;
}
