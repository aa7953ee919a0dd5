import { getItem, getItems, queryWork } from './read.ts';
import { refundDay, refundFrom, refundPartitions, refundWork } from './refund-item.ts';
import { digits13, keyOf, type Table } from './table.ts';
import type { Refund, RefundStatus, RefundStore } from './types.ts';
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
function advance(table: Table, was: Refund, is: Refund, bookedAt?: number): Promise<boolean> {
  const { workPk, workSk } = refundWork(is);
  const done = workPk === undefined;
  const filed = bookedAt === undefined ? undefined : refundDay(is, bookedAt);
  return updateIf(table, {
    Key: keyOf.refund(was.refundNumber),
    UpdateExpression:
      'SET #status = :status, tries = :tries, why = :why' +
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
      ...(done ? {} : { ':pk': workPk, ':sk': workSk }),
    },
  });
}

type Note = { status: RefundStatus; nextAt?: number; why?: string; bookedAt?: number };

/** The refund worker's part of the store: lease by conditional write, then note the outcome. */
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
    async noteRefund(refund, { bookedAt, ...note }: Note) {
      return (await advance(table, refund, { ...refund, ...note }, bookedAt))
        ? 'noted'
        : 'conflict';
    },
  };
}
