import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keyOf, type Table } from './table.ts';
import type { SearchStore } from './types.ts';

/** The trail of look-ups by staff: who asked, when, and what was shown; never what was typed. */
export function searchStore(table: Table): SearchStore {
  return {
    async noteSearch({ examId, by, now, found }) {
      const Item = { ...keyOf.search(examId, now, randomUUID()), by, at: now, found };
      await table.document.send(new PutCommand({ TableName: table.tableName, Item }));
    },
  };
}
