import { randomUUID } from 'node:crypto';
import { getItem } from './read.ts';
import type { ReasonStore, StoredReasons } from './reason-types.ts';
import { keyOf, type Table } from './table.ts';
import { isOwn, putNew, transact } from './transact.ts';

/** The office's library of reasons: the one in force, and beside it every version that was. */
export function reasonStore(table: Table): ReasonStore {
  return {
    async loadReasons(examId) {
      const item = await getItem(table, keyOf.reasons(examId));
      if (!item) return undefined;
      const { version, library, by, at } = item as unknown as StoredReasons;
      return { version, library, by, at };
    },
    async putReasons(examId, reasons) {
      const write = randomUUID();
      const { version } = reasons;
      const key = keyOf.reasons(examId);
      const cancelled = await transact(table, write, [
        {
          Put: {
            TableName: table.tableName,
            Item: { ...key, ...reasons, write },
            ...(version === 1
              ? { ConditionExpression: 'attribute_not_exists(PK)' }
              : {
                  ConditionExpression: 'version = :before',
                  ExpressionAttributeValues: { ':before': version - 1 },
                }),
          },
        },
        putNew(table, { ...keyOf.reasonsVersion(examId, version), ...reasons }),
      ]);
      return !cancelled || (await isOwn(table, key, write)) ? 'stored' : 'conflict';
    },
  };
}
