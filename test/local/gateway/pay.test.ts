import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBench, start } from './bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
let count = 0;
let order = '';
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  count += 1;
  order = `GS26112300000000000000${String(count).padStart(4, '0')}`;
  bench.received.length = 0;
  expect((await bench.buy(order)).status).toBe(200);
});

describe('the notices the adapter believes', () => {
  test('success: one capture, acknowledged', async () => {
    const { body } = await bench.pay(order, 'success');
    expect(body.notices).toEqual([{ status: 200, body: 'SUCCESS' }]);
    expect(bench.received).toEqual([
      {
        kind: 'capture',
        capture: {
          gateway: 'yeepay',
          transactionId: body.transactionId,
          orderNumber: order,
          amountFen: 15000,
          currency: 'CNY',
          source: 'notice',
        },
      },
    ]);
  });

  test.each([
    ['duplicate', 3, 3],
    ['burst', 20, 20],
    ['late', undefined, 1],
    ['double-debit', undefined, 2],
    ['never', undefined, 0],
    ['fail', undefined, 0],
  ])('%s', async (scenario, notices, expected) => {
    const { status, body } = await bench.pay(order, scenario, notices);
    expect(status).toBe(200);
    expect(body.notices).toHaveLength(expected);
    expect(bench.received.map(({ kind }) => kind)).toEqual(Array(expected).fill('capture'));
    const debits = { 'double-debit': 2, fail: 0 }[scenario] ?? 1;
    const ledger = await bench.sim(`ledger?order=${order}`);
    expect(ledger.body.orders[0]?.capturedFen).toBe(15000 * debits);
  });

  test.each([
    ['wrong-amount', { amountFen: 1 }],
    ['wrong-currency', { currency: 'USD' }],
  ])('%s is genuine, and for the domain to judge', async (scenario, capture) => {
    await bench.pay(order, scenario);
    expect(bench.received[0]).toMatchObject({ kind: 'capture', capture });
  });
});

test.each([
  ['tamper-signature', 'bad-signature'],
  ['tamper-amount', 'bad-signature'],
  ['tamper-order', 'bad-signature'],
  ['tamper-border', 'bad-signature'],
  ['tamper-fields', 'bad-field'],
  ['wrong-merchant', 'wrong-merchant'],
])('%s is refused with 400 and moves no money', async (scenario, why) => {
  const { body } = await bench.pay(order, scenario);
  expect(body.notices[0]?.status).toBe(400);
  expect(bench.received).toEqual([{ kind: 'refused', why }]);
  const ledger = await bench.sim(`ledger?order=${order}`);
  expect(ledger.body.orders[0]).toMatchObject({ status: 'INIT', capturedFen: 0 });
});

test('an unacknowledged notice comes three more times, three minutes apart', async () => {
  bench.merchant.down = true;
  await bench.pay(order, 'success');
  expect((await bench.sim('clock', { advance: '2m' })).body.resent).toBe(0);
  expect((await bench.sim('clock', { advance: '1m' })).body.resent).toBe(1);
  expect((await bench.sim('clock', { advanceMs: 3_600_000 })).body.resent).toBe(2);
  bench.merchant.down = false;
  const { body } = await bench.sim(`notifications?order=${order}`);
  const notification = body.notifications[0];
  expect(notification?.acknowledged).toBe(false);
  expect(notification?.attempts.map(({ at }) => at - start)).toEqual([
    0, 180_000, 360_000, 540_000,
  ]);
});
