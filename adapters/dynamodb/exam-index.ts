import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { openCursor, sealCursor } from './cursor.ts';
import { EXAM_SHARDS } from './state-item.ts';
import type { Table } from './table.ts';
import type { Page } from './types.ts';

const PAGE = 100;

export type ExamIndexStore = {
  /** One page of live applications; no cursor in the answer means the end. */
  examApplications(examId: string, cursor?: string): Promise<Page<string>>;
};

/** Live applications of an exam, shard after shard, for close, export and figures. */
export function examIndexStore(table: Table): ExamIndexStore {
  return {
    async examApplications(examId, cursor) {
      const scope = `${examId} applications`;
      const { shard = '0', after = ' ' } = openCursor(table.lookups, scope, cursor);
      const page = await table.document.send(
        new QueryCommand({
          TableName: table.tableName,
          IndexName: 'exam',
          KeyConditionExpression: 'examShard = :shard AND applicationId > :after',
          ExpressionAttributeValues: { ':shard': `${examId}#${shard}`, ':after': after },
          Limit: PAGE,
        }),
      );
      const items = (page.Items ?? []).map((item) => item.applicationId as string);
      const last = items.at(-1);
      const next =
        page.LastEvaluatedKey && last
          ? { shard, after: last }
          : { shard: String(Number(shard) + 1), after: ' ' };
      if (Number(next.shard) >= EXAM_SHARDS) return { items };
      return { items, cursor: sealCursor(table.lookups, scope, next) };
    },
  };
}
