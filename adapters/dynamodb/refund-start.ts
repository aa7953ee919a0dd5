import { randomUUID } from 'node:crypto';
import { changeWrites } from './change.ts';
import { putMember } from './mass-refunds.ts';
import { refundItem } from './refund-item.ts';
import { keyOf, type Table } from './table.ts';
import { isOwn, transact, type Write } from './transact.ts';
import type { Refund, RefundStore } from './types.ts';

type Start = Parameters<RefundStore['startRefund']>[0];

/** The refund under its capture's one key: new, or in the place of the proposal that was read. */
function putRefund(table: Table, refund: Refund, was: Refund | undefined, write: string): Write {
  return {
    Put: {
      TableName: table.tableName,
      Item: { ...refundItem(refund), write },
      ...(was
        ? {
            ConditionExpression: '#status = :was AND createdAt = :at',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':was': was.status, ':at': was.createdAt },
          }
        : { ConditionExpression: 'attribute_not_exists(PK)' }),
    },
  };
}

/** A capture that settled nothing leaves the list of what waits for a person. */
function leaveList(table: Table, { gateway, transactionId }: Refund): Write {
  return {
    Update: {
      TableName: table.tableName,
      Key: keyOf.capture(gateway, transactionId),
      UpdateExpression: 'SET decision = :refund REMOVE workPk, workSk',
      ConditionExpression: 'disposition IN (:mismatch, :orphan)',
      ExpressionAttributeValues: {
        ':refund': 'refund',
        ':mismatch': 'mismatch',
        ':orphan': 'orphan',
      },
    },
  };
}

/** T6: refund and state together; the refund's key makes the second start of any kind lose. */
export async function startRefund(table: Table, { refund, was, ...change }: Start) {
  const token = randomUUID();
  const writes = [putRefund(table, refund, was, token), ...putMember(table, refund)];
  if (change.loaded) writes.push(...changeWrites(table, change, token));
  if (refund.kind === 'mismatch' && refund.status === 'queued') {
    writes.push(leaveList(table, refund));
  }
  const cancelled = await transact(table, token, writes);
  if (!cancelled) return 'started';
  if (cancelled[0] !== 'ConditionalCheckFailed') return 'conflict';
  return (await isOwn(table, keyOf.refund(refund.refundNumber), token)) ? 'started' : 'exists';
}
