import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditStore, ChainHead } from './audit-types.ts';
import { openCursor, sealCursor } from './cursor.ts';
import { getItems, queryAll } from './read.ts';
import { EXAM_SHARDS, examPartition } from './state-item.ts';
import { keyOf, type Table } from './table.ts';

const PAGE = 100;

/** The newest hash of every chain of an exam, for the daily anchor and for the checker. */
export function auditStore(table: Table): AuditStore {
  return {
    async applicationHeads(examId, cursor) {
      const scope = `${examId} heads`;
      const { place = '0', after = ' ' } = openCursor(table.lookups, scope, cursor);
      const shard = Number(place);
      const withdrawn = shard >= EXAM_SHARDS;
      const partition = examPartition(examId, shard % EXAM_SHARDS, withdrawn);
      const page = await table.document.send(
        new QueryCommand({
          TableName: table.tableName,
          IndexName: 'exam',
          KeyConditionExpression: 'examShard = :shard AND applicationId > :after',
          ExpressionAttributeValues: { ':shard': partition, ':after': after },
          Limit: PAGE,
        }),
      );
      const ids = (page.Items ?? []).map((item) => item.applicationId as string);
      const states = ids.length > 0 ? await getItems(table, ids.map(keyOf.state)) : [];
      const items = states.map(
        (item): ChainHead => ({
          of: item.applicationId as string,
          version: item.version as number,
          hash: item.auditHead as string,
        }),
      );
      const last = ids.at(-1);
      const next =
        page.LastEvaluatedKey && last
          ? { place, after: last }
          : { place: String(shard + 1), after: ' ' };
      if (Number(next.place) >= 2 * EXAM_SHARDS) return { items };
      return { items, cursor: sealCursor(table.lookups, scope, next) };
    },
    async searchHeads(examId) {
      const { PK } = keyOf.searchHead(examId, '');
      const items = await queryAll(table, PK, { skPrefix: 'HEAD#' });
      return items.map((item) => ({
        of: String(item.SK).slice('HEAD#'.length),
        version: item.version as number,
        hash: item.hash as string,
      }));
    },
  };
}
