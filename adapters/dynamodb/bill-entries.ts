import type { BookEntry } from '#domain/payment/reconcile.ts';
import { type BillIndexRow, billRows } from './bill-index.ts';
import { getItems } from './read.ts';
import { refundFrom } from './refund-item.ts';
import type { Table } from './table.ts';
import type { Refund, StoredCapture } from './types.ts';

const statusOf: Record<Refund['status'], BookEntry['status']> = {
  done: 'success',
  queued: 'pending',
  sent: 'pending',
  failed: 'failed',
  manual: 'failed',
  // No money moves: these are not filed under any day.
  proposed: 'failed',
  declined: 'failed',
};

/** A capture is money that we have: whatever was decided about it. */
export const paymentEntry = (
  { transactionId, orderNumber, amountFen, examId }: StoredCapture,
  day: string,
): BookEntry => ({
  kind: 'payment',
  transactionId,
  orderNumber,
  amountFen,
  day,
  status: 'success',
  ...(examId === undefined ? {} : { examId }),
});

export const refundEntry = (
  { refundNumber, transactionId, orderNumber, amountFen, status, examId }: Refund,
  day: string,
): BookEntry => ({
  kind: 'refund',
  refundNumber,
  transactionId,
  orderNumber,
  amountFen,
  day,
  status: statusOf[status],
  ...(examId === undefined ? {} : { examId }),
});

/** Captures from the index alone; refunds, which are few and change, from their items. */
export async function* dayEntries(
  table: Table,
  gateway: string,
  day: string,
): AsyncGenerator<BookEntry> {
  for await (const row of billRows(table, gateway, day, 'CAPTURE')) {
    yield paymentEntry(row as unknown as StoredCapture, day);
  }
  let keys: { PK: string; SK: string }[] = [];
  const load = async () => (await getItems(table, keys)).map(refundFrom);
  for await (const { PK, SK } of billRows(table, gateway, day, 'REFUND')) {
    keys.push({ PK, SK });
    if (keys.length < 100) continue;
    for (const refund of await load()) yield refundEntry(refund, day);
    keys = [];
  }
  for (const refund of await load()) yield refundEntry(refund, day);
}

export async function* dayOrders(
  table: Table,
  gateway: string,
  day: string,
): AsyncGenerator<string> {
  for await (const { billSk } of billRows(
    table,
    gateway,
    day,
    'ORDER',
  ) as AsyncGenerator<BillIndexRow>)
    yield billSk.slice('ORDER#'.length);
}
