import type { Store } from '../dynamodb/types.ts';
import { anchorLine } from './anchor-text.ts';

type Heads = Pick<Store, 'applicationHeads' | 'searchHeads'>;

/** The heads of all chains of an exam as they are now, one line each. */
export async function anchorText(store: Heads, examId: string): Promise<string> {
  const lines: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.applicationHeads(examId, cursor);
    for (const head of page.items) lines.push(anchorLine({ kind: 'application', ...head }));
    cursor = page.cursor;
  } while (cursor);
  for (const head of await store.searchHeads(examId))
    lines.push(anchorLine({ kind: 'searches', ...head }));
  return lines.join('');
}
