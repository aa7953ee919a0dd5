import { randomUUID } from 'node:crypto';
import { changeWrites } from './change.ts';
import { putMember } from './mass-refunds.ts';
import { getItem, getItems, queryWork } from './read.ts';
import { refundDay, refundFrom, refundPartitions, refundWork } from './refund-item.ts';
import { startRefund } from './refund-start.ts';
import { digits13, keyOf, type Table } from './table.ts';
import { isOwnChange, transact, type Write } from './transact.ts';
import type { Change, Refund, RefundStore } from './types.ts';
import { updateIf } from './update-if.ts';

async function dueRefunds(table: Table, now: number, limit: number): Promise<Refund[]> {
  const until = `${digits13(now)}#~`;
  const pages = refundPartitions.map((shard) => queryWork(table, shard, { until, limit }));
  const due = (await Promise.all(pages)).flat();
  due.sort((a, b) => (a.workSk < b.workSk ? -1 : 1));
  const keys = due.slice(0, Math.min(limit, 100)).map(({ PK, SK }) => ({ PK, SK }));
  const refunds = (await getItems(table, keys)).map(refundFrom);
  return refunds.filter(({ status }) => status === 'queued' || status === 'sent');
}

/** Writes on condition of status and tries as read: tries is the lease's number. */
function advancing(table: Table, was: Refund, is: Refund, bookedAt?: number) {
  const { workPk, workSk } = refundWork(is);
  const done = workPk === undefined;
  const filed = bookedAt === undefined ? undefined : refundDay(is, bookedAt);
  return {
    TableName: table.tableName,
    Key: keyOf.refund(was.refundNumber),
    UpdateExpression:
      'SET #status = :status, tries = :tries, why = :why, resend = :resend, retriedBy = :by' +
      (filed ? ', billPk = :billPk, billSk = :billSk' : '') +
      (done ? ' REMOVE workPk, workSk' : ', workPk = :pk, workSk = :sk'),
    ConditionExpression: '#status = :was AND tries = :seen',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':status': is.status,
      ':was': was.status,
      ':tries': is.tries ?? 0,
      ':seen': was.tries ?? 0,
      ':why': is.why ?? '',
      ...(filed && { ':billPk': filed.billPk, ':billSk': filed.billSk }),
      ':resend': is.resend ?? false,
      ':by': is.retriedBy ?? '',
      ...(done ? {} : { ':pk': workPk, ':sk': workSk }),
    },
  };
}

const advance = (table: Table, was: Refund, is: Refund, bookedAt?: number): Promise<boolean> =>
  updateIf(table, advancing(table, was, is, bookedAt));

/** T7: the outcome and what it means for the application, or neither. */
async function advanceWith(
  table: Table,
  was: Refund,
  is: Refund,
  change: Change,
  bookedAt?: number,
) {
  const token = randomUUID();
  const writes: Write[] = [{ Update: advancing(table, was, is, bookedAt) }];
  const cancelled = await transact(table, token, [
    ...writes,
    ...changeWrites(table, change, token),
    ...putMember(table, is),
  ]);
  return !cancelled || (await isOwnChange(table, change.state, token));
}

/** The refunds' part of the store: T6, the worker's lease by conditional write, its outcome. */
export function refundStore(table: Table): RefundStore {
  return {
    async loadRefund(number) {
      const item = await getItem(table, keyOf.refund(number));
      return item && refundFrom(item);
    },
    dueRefunds: (now, limit) => dueRefunds(table, now, limit),
    async leaseRefund(refund, until) {
      const leased = { ...refund, tries: (refund.tries ?? 0) + 1, nextAt: until };
      return (await advance(table, refund, leased)) ? leased : undefined;
    },
    async noteRefund(refund, { bookedAt, ...note }, change) {
      const is = { ...refund, ...note };
      const noted = change
        ? await advanceWith(table, refund, is, change, bookedAt)
        : await advance(table, refund, is, bookedAt);
      return noted ? 'noted' : 'conflict';
    },
    startRefund: (start) => startRefund(table, start),
  };
}
