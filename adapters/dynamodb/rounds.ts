import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Round, RoundStore } from './message-types.ts';
import { getItem } from './read.ts';
import { keyOf, type Table } from './table.ts';

/** Where the round over each exam's applications stands: a schedule that dies goes on from there. */
export function roundStore(table: Table): RoundStore {
  return {
    async loadRound(examId) {
      const item = await getItem(table, keyOf.round(examId));
      return (item?.round as Round | undefined) ?? { examId, rev: 0 };
    },
    async saveRound(round) {
      const next = { ...round, rev: round.rev + 1 };
      try {
        await table.document.send(
          new PutCommand({
            TableName: table.tableName,
            Item: { ...keyOf.round(round.examId), round: next, rev: next.rev },
            ConditionExpression: 'attribute_not_exists(PK) OR rev = :rev',
            ExpressionAttributeValues: { ':rev': round.rev },
          }),
        );
        return next;
      } catch (fault) {
        if ((fault as Error).name === 'ConditionalCheckFailedException') return undefined;
        throw fault;
      }
    },
  };
}
