import { randomUUID } from 'node:crypto';
import { billKeys } from './bill-index.ts';
import { changeWrites } from './change.ts';
import { getItem, type Item } from './read.ts';
import { refundItem, refundNumber, surplusRefund } from './refund-item.ts';
import { digits13, keyOf, type Table } from './table.ts';
import { isOwn, putNew, transact, type Write } from './transact.ts';
import type { LedgerStore, Order, RecordedCapture, StoredCapture } from './types.ts';

type CaptureStore = Pick<LedgerStore, 'settle' | 'recordCapture' | 'loadCapture'>;

export const capturePartition = (disposition: 'mismatch' | 'orphan'): string => `C#${disposition}`;

/** What settles nothing and is not refunded by itself waits for a person. */
function captureWork(capture: StoredCapture): { workPk?: string; workSk?: string } {
  const { disposition, recordedAt, gateway, transactionId } = capture;
  if (disposition === 'settled' || disposition === 'surplus') return {};
  return {
    workPk: capturePartition(disposition),
    workSk: `${digits13(recordedAt)}#${gateway}#${transactionId}`,
  };
}

function putCapture(table: Table, capture: StoredCapture, write: string): Write {
  const { gateway, transactionId, paidAt, recordedAt } = capture;
  const filed = billKeys('CAPTURE', { gateway, name: transactionId, at: paidAt ?? recordedAt });
  const key = keyOf.capture(gateway, transactionId);
  return putNew(table, { ...key, ...capture, ...captureWork(capture), ...filed, write });
}

/** A person accepted it: what was recorded aside settles the fee after all. */
function acceptCapture(table: Table, capture: StoredCapture, by: string, write: string): Write {
  return {
    Update: {
      TableName: table.tableName,
      Key: keyOf.capture(capture.gateway, capture.transactionId),
      UpdateExpression:
        'SET disposition = :settled, decision = :accept, decidedBy = :by, #write = :write ' +
        'REMOVE workPk, workSk',
      ConditionExpression: 'disposition = :was AND attribute_not_exists(decision)',
      ExpressionAttributeNames: { '#write': 'write' },
      ExpressionAttributeValues: {
        ':settled': 'settled',
        ':accept': 'accept',
        ':by': by,
        ':was': capture.disposition,
        ':write': write,
      },
    },
  };
}

/** A closed order may still be paid: the gateway's late capture settles a fee that is due. */
function payOrder(table: Table, order: Order, transactionId: string): Write {
  return {
    Update: {
      TableName: table.tableName,
      Key: keyOf.order(order.orderNumber),
      UpdateExpression: 'SET #status = :paid, transactionId = :transaction REMOVE workPk, workSk',
      ConditionExpression:
        '#status IN (:open, :confirming, :closed) AND amountFen = :amount ' +
        'AND applicationId = :application',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':paid': 'paid',
        ':transaction': transactionId,
        ':open': 'open',
        ':confirming': 'confirming',
        ':closed': 'closed',
        ':amount': order.amountFen,
        ':application': order.applicationId,
      },
    },
  };
}

type Settlement = Parameters<LedgerStore['settle']>[0];

/** T2: capture, order, state and audit entry in one transaction, or nothing. */
async function settle(table: Table, { order, capture, now, accepted, ...change }: Settlement) {
  const token = randomUUID();
  const cancelled = await transact(table, token, [
    accepted
      ? acceptCapture(table, accepted.was, accepted.by, token)
      : putCapture(
          table,
          { ...capture, examId: order.examId, disposition: 'settled', recordedAt: now },
          token,
        ),
    payOrder(table, order, capture.transactionId),
    ...changeWrites(table, change, token, { payable: true }),
  ]);
  if (!cancelled) return 'settled';
  if (cancelled[0] !== 'ConditionalCheckFailed') return 'conflict';
  const key = keyOf.capture(capture.gateway, capture.transactionId);
  return (await isOwn(table, key, token)) ? 'settled' : 'duplicate';
}

/** What a disposition was decided upon, checked inside the transaction that records it (T3). */
function causes(table: Table, { order, loaded, capture, disposition }: RecordedCapture): Write[] {
  const writes: Write[] = [];
  if (order) {
    const check = {
      TableName: table.tableName,
      Key: keyOf.order(order.orderNumber),
      ConditionExpression: '#status = :status',
      ExpressionAttributeNames: { '#status': 'status' },
    };
    const status = { ':status': order.status };
    // A set of names, so adding twice is adding once: the gateway sums refunds by order.
    const surplus = new Set([refundNumber(capture.gateway, capture.transactionId)]);
    writes.push(
      disposition === 'surplus'
        ? {
            Update: {
              ...check,
              UpdateExpression: 'ADD surplus :surplus',
              ExpressionAttributeValues: { ...status, ':surplus': surplus },
            },
          }
        : { ConditionCheck: { ...check, ExpressionAttributeValues: status } },
    );
  }
  if (loaded)
    writes.push({
      ConditionCheck: {
        TableName: table.tableName,
        Key: keyOf.state(loaded.state.applicationId),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': loaded.state.version },
      },
    });
  return writes;
}

/** T3 and T4: a capture that settles nothing; 'conflict' = its cause changed, decide again. */
async function recordCapture(table: Table, record: RecordedCapture) {
  const token = randomUUID();
  const { capture, disposition, why, now } = record;
  const exam = record.order ? { examId: record.order.examId } : {};
  const refund = record.refund ?? (disposition === 'surplus' ? surplusRefund(capture, now) : null);
  const stored = {
    ...capture,
    ...exam,
    disposition,
    recordedAt: now,
    ...(why !== undefined && { why }),
  };
  const writes = [putCapture(table, stored, token)];
  if (refund) writes.push(putNew(table, refundItem({ ...refund, ...exam })));
  const cancelled = await transact(table, token, [...writes, ...causes(table, record)]);
  if (!cancelled) return 'recorded';
  if (cancelled[0] !== 'ConditionalCheckFailed') return 'conflict';
  const key = keyOf.capture(capture.gateway, capture.transactionId);
  return (await isOwn(table, key, token)) ? 'recorded' : 'duplicate';
}

/** The reverse of what `putCapture` stores. */
export const captureFrom = (item: Item): StoredCapture => {
  const { PK, SK, workPk, workSk, billPk, billSk, write, ...rest } = item;
  return rest as unknown as StoredCapture;
};

export function captureStore(table: Table): CaptureStore {
  return {
    settle: (settlement) => settle(table, settlement),
    recordCapture: (record) => recordCapture(table, record),
    async loadCapture(gateway, transactionId) {
      const item = await getItem(table, keyOf.capture(gateway, transactionId));
      return item && captureFrom(item);
    },
  };
}
