import { randomUUID } from 'node:crypto';
import { auditKeys } from './audit-index.ts';
import type { SearchNote, SearchStore } from './audit-types.ts';
import { CHAIN_START, type Chained, chained } from './chain.ts';
import { getItem, queryAll } from './read.ts';
import { keyOf, type Table } from './table.ts';
import { isOwn, putNew, transact } from './transact.ts';

/** One person rarely searches twice at once: a chain each, so that nobody waits for others. */
const ATTEMPTS = 8;

/**
 * The trail of look-ups by staff: who asked, when, and what was shown; never what was typed. Hash
 * chained per person, so that a look-up cannot be removed without being missed.
 */
export function searchStore(table: Table): SearchStore {
  async function append({ examId, by, now, found, read }: SearchNote): Promise<boolean> {
    const headKey = keyOf.searchHead(examId, by);
    const head = await getItem(table, headKey);
    const version = ((head?.version as number | undefined) ?? 0) + 1;
    const prevHash = (head?.hash as string | undefined) ?? CHAIN_START;
    const shown = { ...(found !== undefined && { found }), ...(read !== undefined && { read }) };
    const facts = { examId, by, at: now, ...shown };
    const note = chained({ ...facts, version, prevHash });
    const key = keyOf.search(examId, by, version);
    const keys = auditKeys({ examId, by, at: now, of: `look#${version}` });
    const write = randomUUID();
    const cancelled = await transact(table, write, [
      putNew(table, { ...key, ...note, ...keys, write }),
      {
        Put: {
          TableName: table.tableName,
          Item: { ...headKey, version, hash: note.hash },
          ...(head
            ? {
                ConditionExpression: '#hash = :hash',
                ExpressionAttributeNames: { '#hash': 'hash' },
                ExpressionAttributeValues: { ':hash': prevHash },
              }
            : { ConditionExpression: 'attribute_not_exists(PK)' }),
        },
      },
    ]);
    return !cancelled || isOwn(table, key, write);
  }

  return {
    async noteSearch(note) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) if (await append(note)) return;
      throw new Error('a look-up could not be recorded');
    },
    async loadSearches(examId, by) {
      const { PK } = keyOf.searchHead(examId, by);
      const items = await queryAll(table, PK, { skPrefix: `NOTE#${by}#` });
      return items.map(
        ({ PK: pk, SK, write, auditPk, auditSk, ...note }) => note as unknown as Chained,
      );
    },
  };
}
