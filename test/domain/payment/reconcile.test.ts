import fc from 'fast-check';
import { expect, it } from 'vitest';
import { billDay, dayAfter, daysToSeal, isOverdue } from '#domain/payment/bill-day.ts';
import {
  type BillClass,
  type BilledRow,
  type BookEntry,
  billClasses,
  entryName,
  onlyOurs,
  openMatch,
} from '#domain/payment/reconcile.ts';

const day = '2026-11-23';

const entry = (kind: BookEntry['kind'], number: number, on = day): BookEntry => ({
  kind,
  orderNumber: `O${number}`,
  transactionId: `T${number}`,
  ...(kind === 'refund' && { refundNumber: `R${number}` }),
  amountFen: 15_000,
  day: on,
  status: 'success',
});
const rowOf = ({ day: _, examId: __, ...facts }: BookEntry): BilledRow => ({
  ...facts,
  feeFen: facts.kind === 'payment' ? 45 : 0,
});

/** What can befall one entry: the rows that the bill then has, what we have, what is to be found. */
type Fault = (one: BookEntry) => { rows: BilledRow[]; ours: BookEntry[]; found: BillClass };
const faults: Record<string, Fault> = {
  none: (one) => ({ rows: [rowOf(one)], ours: [one], found: 'OK' }),
  next: (one) => ({
    rows: [rowOf(one)],
    ours: [{ ...one, day: dayAfter(day) }],
    found: 'CROSS_DAY',
  }),
  before: (one) => ({
    rows: [rowOf(one)],
    ours: [{ ...one, day: dayAfter(day, -1) }],
    found: 'CROSS_DAY',
  }),
  extra: (one) => ({
    rows: [rowOf(one)],
    ours: [],
    found: one.kind === 'payment' ? 'GW_ONLY' : 'REFUND_GW_ONLY',
  }),
  missing: (one) => ({ rows: [], ours: [one], found: onlyOurs(one) }),
  amount: (one) => ({
    rows: [{ ...rowOf(one), amountFen: one.amountFen + 1 }],
    ours: [one],
    found: 'AMOUNT',
  }),
  fee: (one) => ({ rows: [{ ...rowOf(one), feeFen: -1 }], ours: [one], found: 'FEE' }),
  failed: (one) => ({ rows: [{ ...rowOf(one), status: 'failed' }], ours: [one], found: 'STATUS' }),
  order: (one) => ({ rows: [{ ...rowOf(one), orderNumber: 'X' }], ours: [one], found: 'STATUS' }),
  pending: (one) => ({
    rows: [rowOf(one)],
    ours: [{ ...one, status: 'pending' }],
    found: 'STATUS',
  }),
};

it('finds exactly the differences that were put in, in whatever order the rows come', () => {
  const kind = fc.constantFrom('payment' as const, 'refund' as const);
  const drawn = fc.array(fc.tuple(kind, fc.constantFrom(...Object.keys(faults))), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(drawn, fc.infiniteStream(fc.nat()), fc.boolean(), (kinds, keys, numbered) => {
      const made = kinds.map(([of, fault], number) => {
        const one = entry(of, number);
        return { name: entryName(one), ...(faults[fault] as Fault)(one) };
      });
      const match = openMatch({
        day,
        entries: made.flatMap(({ ours }) => ours),
        feeOf: (amount) => Math.round(amount * 0.003),
      });
      const rows = made
        .flatMap(({ name, rows }) => rows.map((row) => ({ name, row })))
        .map((each) => ({ ...each, at: keys.next().value as number }))
        .sort((a, b) => a.at - b.at);
      const found = new Map<string, BillClass | undefined>();
      for (const { name, row } of rows) {
        const { refundNumber, ...nameless } = row;
        found.set(name, match.take(numbered ? row : nameless).class);
      }
      for (const one of match.rest()) found.set(entryName(one), onlyOurs(one));
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(made.map(({ name, found: wanted }) => [name, wanted])),
      );
    }),
    { seed: 48, numRuns: 500 },
  );
});

it('calls a row that comes twice theirs alone the second time', () => {
  const one = entry('payment', 1);
  const match = openMatch({ day, entries: [one] });
  expect(match.take(rowOf(one))).toEqual({ class: 'OK', entry: one });
  expect(match.take(rowOf(one))).toEqual({ class: 'GW_ONLY', repeated: true });
});

it('owes what the day before carried over, and not what a neighbour has', () => {
  const carried = entry('payment', 1, dayAfter(day, -1));
  const elsewhere = entry('payment', 2);
  const idle = entry('payment', 3, dayAfter(day));
  const match = openMatch({
    day,
    entries: [carried, elsewhere, idle],
    carried: new Set([entryName(carried)]),
    elsewhere: new Set([entryName(elsewhere)]),
  });
  expect(match.rest()).toEqual([carried]);
});

it('says nothing of what moved no money on either side', () => {
  const pending: BookEntry = { ...entry('refund', 1), status: 'pending' };
  const match = openMatch({ day, entries: [pending] });
  expect(match.take({ ...rowOf(pending), status: 'pending' })).toEqual({});
  expect(match.take({ ...rowOf(entry('payment', 2)), status: 'failed' })).toEqual({});
  expect(match.rest()).toEqual([]);
});

it('holds the agreed fee to the fen, one fen of rounding aside', () => {
  const feeOf = () => 45;
  const one = entry('payment', 1);
  const fee = (feeFen: number) =>
    openMatch({ day, entries: [one], feeOf }).take({ ...rowOf(one), feeFen }).class;
  expect([43, 44, 45, 46, 47].map(fee)).toEqual(['FEE', 'OK', 'OK', 'OK', 'FEE']);
});

it('knows the days of Beijing', () => {
  const lastSecond = Date.parse('2026-11-23T15:59:59Z');
  expect([billDay(lastSecond), billDay(lastSecond + 1000)]).toEqual(['2026-11-23', '2026-11-24']);
  expect([dayAfter('2026-12-31'), dayAfter('2028-03-01', -1)]).toEqual([
    '2027-01-01',
    '2028-02-29',
  ]);
  const two = Date.parse('2026-11-24T14:00:00+08:00');
  expect([two - 1, two].map((now) => isOverdue(day, now))).toEqual([false, true]);
  expect(daysToSeal(Date.parse('2026-11-24T01:40:00Z'), 2)).toEqual(['2026-11-22', '2026-11-23']);
});

it('has a Chinese sentence for every class', () => {
  expect(Object.values(billClasses).every((text) => /[一-鿿]/u.test(text))).toBe(true);
});
