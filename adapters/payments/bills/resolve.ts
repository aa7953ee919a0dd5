/** What is done about a doubt: money that we did not know of is booked, everything else is only told. */
import { currency } from '#domain/fee.ts';
import { billDay } from '#domain/payment/bill-day.ts';
import type { Capture } from '#domain/payment/capture.ts';
import { compareRow } from '#domain/payment/reconcile.ts';
import { paymentEntry, refundEntry } from '../../dynamodb/bill-entries.ts';
import type { BillDifference, BillTotals, Resolution } from '../../dynamodb/bill-types.ts';
import { refundNumber } from '../../dynamodb/refund-item.ts';
import type { StoredCapture } from '../../dynamodb/types.ts';
import { inGroups } from '../../in-groups.ts';
import { applyCapture } from '../apply-capture.ts';
import type { BillRow } from '../port.ts';
import { isConfirmed } from './confirm.ts';
import type { Doubt, Matched } from './match.ts';
import type { BillWorld } from './source.ts';
import { addRow } from './totals.ts';

const atOnce = 8;

/** The differences of the day; adds what became known of their exams to the totals. */
export async function resolveDoubts(
  world: BillWorld,
  day: string,
  matched: Matched,
): Promise<BillDifference[]> {
  const { totals, nextIsRead } = matched;
  const doubts: Doubt[] = [];
  for await (const group of inGroups(matched.doubts, atOnce)) {
    doubts.push(...(await Promise.all(group.map((doubt) => probe(world, day, doubt)))));
  }
  // Written before it is booked: whoever repeats this run knows that the bill told us first.
  const unbooked = doubts.filter(isNews).map((doubt) => difference(doubt, 'open'));
  await world.store.noteBillDifferences(world.gateway.id, day, unbooked);
  const found: BillDifference[] = [];
  for await (const group of inGroups(doubts, atOnce)) {
    found.push(
      ...(await Promise.all(group.map((doubt) => resolve(world, day, doubt, totals, nextIsRead)))),
    );
  }
  return found;
}

const isNews = (doubt: Doubt) => doubt.class === 'GW_ONLY' && !doubt.entry && !doubt.repeated;

/** A row without partner in the three days may be an entry of another day: found by its key. */
async function probe({ store, gateway }: BillWorld, day: string, doubt: Doubt): Promise<Doubt> {
  const { row, entry } = doubt;
  if (!row || entry || doubt.repeated) return doubt;
  const { transactionId } = row;
  if (row.kind === 'payment') {
    const capture = await store.loadCapture(gateway.id, transactionId);
    if (!capture) return doubt;
    const found = paymentEntry(capture, billDay(capture.paidAt ?? capture.recordedAt));
    return { ...doubt, entry: found, class: compareRow(row, found, day) ?? 'OK' };
  }
  const number = row.refundNumber ?? refundNumber(gateway.id, transactionId);
  const refund = await store.loadRefund(number);
  if (!refund) return doubt;
  const found = refundEntry(refund, billDay(refund.createdAt));
  return { ...doubt, entry: found, class: compareRow(row, found, day) ?? 'OK' };
}

async function resolve(
  world: BillWorld,
  day: string,
  doubt: Doubt,
  totals: BillTotals,
  nextIsRead: boolean,
): Promise<BillDifference> {
  const { row, entry } = doubt;
  const booked = isNews(doubt) ? await book(world, doubt.row as BillRow) : undefined;
  if (row?.status === 'success' && !doubt.counted && !doubt.repeated) {
    addRow(totals, row, entry?.examId ?? booked?.examId);
  }
  if (isNews(doubt)) {
    return difference(doubt, booked ? 'booked' : 'open', booked?.disposition ?? 'unbooked');
  }
  const agrees = doubt.class === 'OK' || doubt.class === 'CROSS_DAY';
  if (agrees && doubt.told) {
    const { entry: _, ...first } = doubt;
    const known = await world.store.loadCapture(world.gateway.id, row?.transactionId ?? '');
    return difference({ ...first, class: 'GW_ONLY' }, 'booked', known?.disposition);
  }
  if (agrees) return difference({ ...doubt, class: 'CROSS_DAY' }, 'same');
  if (doubt.repeated) {
    return difference({ ...doubt, name: `${doubt.name}#again` }, 'open', 'repeated');
  }
  if (row || !entry) return difference(doubt, 'open');
  const confirmed = await isConfirmed(world.gateway, entry);
  const later = confirmed && entry.day === day && !nextIsRead;
  return difference(doubt, later ? 'carried' : 'open', confirmed ? 'confirmed' : 'unconfirmed');
}

/** The one path by which money enters the books; undefined: not now, the next run tries again. */
async function book(
  { store, gateway, now }: BillWorld,
  { orderNumber, transactionId, amountFen, tradedAt }: BillRow,
): Promise<StoredCapture | undefined> {
  const capture: Capture = {
    gateway: gateway.id,
    transactionId,
    orderNumber,
    amountFen,
    currency,
    ...(tradedAt !== undefined && { paidAt: tradedAt }),
    source: 'bill',
  };
  try {
    await applyCapture(store, gateway, capture, now);
  } catch (cause) {
    logUnbooked(gateway.id, transactionId, cause);
    return undefined;
  }
  return store.loadCapture(gateway.id, transactionId);
}

function logUnbooked(gateway: string, transactionId: string, cause: unknown): void {
  const line = { level: 'ERROR', message: 'bill not booked', gateway, transactionId };
  console.log(JSON.stringify({ ...line, cause: String(cause) }));
}

function difference(doubt: Doubt, resolution: Resolution, why?: string): BillDifference {
  const { name, row, entry } = doubt;
  const { orderNumber, transactionId, refundNumber: number } = row ?? entry ?? {};
  return {
    name,
    class: doubt.class,
    resolution,
    orderNumber: orderNumber ?? '',
    transactionId: transactionId ?? '',
    ...(number === undefined ? {} : { refundNumber: number }),
    ...(row ? { billFen: row.amountFen, billFeeFen: row.feeFen } : {}),
    ...(entry ? { ourFen: entry.amountFen, ourDay: entry.day } : {}),
    ...(why === undefined ? {} : { why }),
  };
}
