import { expect, it } from 'vitest';
import type { Store } from '#adapters/dynamodb/types.ts';
import { matchBill } from '#adapters/payments/bills/match.ts';
import type { BillRow, PaymentGateway } from '#adapters/payments/port.ts';
import type { BookEntry } from '#domain/payment/reconcile.ts';

const day = '2026-11-23';
const count = 100_000;

const entry = (on: string, number: number): BookEntry => ({
  kind: 'payment',
  orderNumber: `GS261123${on}${number}`,
  transactionId: `6120${on}${number}`,
  amountFen: 15_000,
  day: on,
  status: 'success',
  examId: 'gansu-2017-03',
});

async function* booked(_gateway: string, on: string): AsyncGenerator<BookEntry> {
  for (let number = 0; number < count; number += 1) yield entry(on, number);
}
async function* billed(): AsyncGenerator<BillRow> {
  for (let number = 0; number < count; number += 1) {
    const { day: _, examId: __, ...row } = entry(day, number);
    yield { ...row, feeFen: 45 };
  }
}

/** The function has 1,024 MB and 15 minutes: half of the one, and a fraction of the other. */
it('matches 100,000 rows against three such days within 10 s of processor and 512 MB', async () => {
  const store = {
    billEntries: booked,
    billDifferences: async () => [],
    loadBillDay: async () => undefined,
  } as Partial<Store> as Store;
  const gateway = { id: 'yeepay' } as PaymentGateway;
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  const world = { store, gateway, now: 0, files: undefined as never, feeOf: () => 45 };
  const matched = await matchBill(world, day, { kind: 'rows', source: 'file', rows: billed() });
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  const megabytes = (process.memoryUsage().rss - before) / 2 ** 20;
  console.log(
    `${seconds.toFixed(2)} s of processor, ${megabytes.toFixed(0)} MB for 3 x 100,000 entries`,
  );
  expect([matched.same, matched.doubts]).toEqual([count, []]);
  expect(matched.totals.byExam['gansu-2017-03']?.incomeFen).toBe(count * 15_000);
  expect(seconds).toBeLessThan(10);
  expect(megabytes).toBeLessThan(512);
});
