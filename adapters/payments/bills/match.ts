import { dayAfter } from '#domain/payment/bill-day.ts';
import {
  type BillClass,
  type BookEntry,
  entryName,
  onlyOurs,
  openMatch,
} from '#domain/payment/reconcile.ts';
import type { BillDifference, BillTotals } from '../../dynamodb/bill-types.ts';
import type { BillRow } from '../port.ts';
import type { Bill, BillWorld } from './source.ts';
import { addRow, noTotals } from './totals.ts';

/** One thing that is not simply the same on both sides. */
export type Doubt = {
  name: string;
  class: BillClass;
  row?: BillRow;
  entry?: BookEntry;
  repeated?: true;
  /** In the totals already. */
  counted?: true;
  /** The bill told us of it first, in an earlier run or in this one. */
  told?: true;
};
export type Matched = {
  same: number;
  doubts: Doubt[];
  totals: BillTotals;
  /** Of the day after: nothing can be carried into a bill that has been read. */
  nextIsRead: boolean;
};

/**
 * Reads the whole bill before anything is done about it: a file that breaks off has told nothing.
 * @throws BillBroken
 */
export async function matchBill(
  { store, gateway, feeOf }: BillWorld,
  day: string,
  bill: Extract<Bill, { kind: 'rows' }>,
): Promise<Matched> {
  const [before, after] = [dayAfter(day, -1), dayAfter(day)];
  const [own, earlier, later, next] = await Promise.all([
    store.billDifferences(gateway.id, day),
    store.billDifferences(gateway.id, before),
    store.billDifferences(gateway.id, after),
    store.loadBillDay(gateway.id, after),
  ]);
  const told = names(own, (one) => one.class === 'GW_ONLY');
  const entries: BookEntry[] = [];
  for (const each of [before, day, after]) {
    for await (const entry of store.billEntries(gateway.id, each)) entries.push(entry);
  }
  const match = openMatch({
    day,
    entries,
    elsewhere: names([...earlier, ...later], (one) => one.class === 'CROSS_DAY'),
    carried: names(earlier, ({ resolution }) => resolution === 'carried'),
    ...(feeOf && bill.source !== 'asked' ? { feeOf } : {}),
  });
  const matched: Matched = {
    same: 0,
    doubts: [],
    totals: noTotals(),
    nextIsRead: next !== undefined && next.status !== 'waiting',
  };
  for await (const row of bill.rows) {
    const verdict = match.take(row);
    if (!verdict.class) continue;
    const name = verdict.entry ? entryName(verdict.entry) : entryName(row);
    const counted = row.status === 'success' && verdict.entry !== undefined;
    if (counted) addRow(matched.totals, row, verdict.entry?.examId);
    const isTold = told.has(name);
    if (verdict.class === 'OK' && !isTold) {
      matched.same += 1;
      continue;
    }
    const marks = { ...(counted && { counted }), ...(isTold && { told: true as const }) };
    matched.doubts.push({ name, ...verdict, class: verdict.class, row, ...marks });
  }
  for (const entry of match.rest()) {
    matched.doubts.push({ name: entryName(entry), class: onlyOurs(entry), entry });
  }
  return matched;
}

function names(all: BillDifference[], fits: (one: BillDifference) => boolean): Set<string> {
  return new Set(all.filter(fits).map(({ name }) => name));
}
