import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BillRow, PaymentGateway } from '#adapters/payments/port.ts';
import { openBench, start } from './bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
let paid = '';
const day = '2026-11-23';
const nine = Date.parse('2026-11-24T09:00:00+08:00');

beforeAll(async () => {
  bench = await openBench();
  await bench.order('GSBILL1');
  await bench.buy('GSBILL2');
  paid = (await bench.pay('GSBILL1', 'never')).body.transactionId;
  await bench.pay('GSBILL2', 'never');
  const refund = { refundNumber: 'R1', transactionId: paid, amountFen: 15000 };
  await bench.yop().refund({ ...refund, orderNumber: 'GSBILL1' });
});
afterAll(() => bench.close());

async function read(gateway: PaymentGateway, bytes: AsyncIterable<Uint8Array>) {
  const rows: BillRow[] = [];
  for await (const row of gateway.readBill(bytes)) rows.push(row);
  return rows;
}
async function* bytesOf(text: string) {
  yield Buffer.from(text);
}
async function fetched(of = day): Promise<BillRow[]> {
  const file = await bench.yop().fetchBill(of);
  if (file.kind !== 'file') throw new Error(file.kind);
  return read(bench.yop(), file.bytes);
}
const row = (changes: Partial<BillRow> = {}): BillRow => ({
  kind: 'payment',
  orderNumber: 'GSBILL1',
  transactionId: paid,
  amountFen: 15000,
  feeFen: 30,
  tradedAt: start,
  status: 'success',
  ...changes,
});

test('the bill is out at nine in the morning after', async () => {
  bench.clock.now = nine - 1;
  expect(await bench.yop().fetchBill(day)).toEqual({ kind: 'not-ready', why: 'no-file' });
  bench.clock.now = nine;
  expect(await fetched()).toEqual([row(), row({ kind: 'refund', feeFen: 0 })]);
});

test('a payment of three to midnight is booked the next day', async () => {
  bench.clock.now = Date.parse('2026-11-24T23:57:00+08:00');
  await bench.order('GSBILL3', { expiresAt: bench.clock.now + 60_000 });
  await bench.pay('GSBILL3', 'never');
  bench.clock.now += 2 * 86_400_000;
  const [first, second] = [await fetched('2026-11-24'), await fetched('2026-11-25')];
  expect([first.length, second.map((one) => one.orderNumber)]).toEqual([0, ['GSBILL3']]);
});

test('each step spoils one download', async () => {
  const play = (step: string) =>
    bench.sim('script', { orderNumber: 'yeepay-yop', steps: [`bill=${step}`] });
  await play('missing');
  expect((await fetched()).length).toBe(1);
  await play('extra');
  expect((await fetched()).at(-1)?.orderNumber).toMatch(/^GSEXTRA/);
  await play('amount');
  expect((await fetched())[0]?.amountFen).toBe(15001);
  await play('extraColumn');
  expect((await fetched())[0]).toEqual(row());
  await play('late');
  await expect(fetched()).rejects.toThrow('not-ready');
  await play('empty');
  expect(await fetched()).toEqual([]);
  for (const code of ['truncated', 'totals']) {
    await play(code);
    await expect(fetched()).rejects.toMatchObject({ code });
  }
  expect(await fetched()).toHaveLength(2);
});

test('the classic gateway has no download; its file is uploaded', async () => {
  expect(await bench.gateway().fetchBill(day)).toEqual({ kind: 'undocumented' });
  const rows = await read(bench.gateway(), bytesOf(await bench.bill('yeepay', day)));
  expect(rows.map((one) => [one.orderNumber, one.kind])).toEqual([['GSBILL2', 'payment']]);
});
