import { afterAll, beforeAll, expect, it } from 'vitest';
import { refundNumber } from '#adapters/dynamodb/refund-item.ts';
import type { Loaded, Order } from '#adapters/dynamodb/types.ts';
import { capture, changed, creation, NOON, order } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
let people = 0;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test?.engine.stop());

const load = async (id: string): Promise<Loaded> => {
  const loaded = await test.store.loadApplication(id);
  if (!loaded) throw new Error(`${id} is missing`);
  return loaded;
};

/** An application with one open order. */
async function withOrder(id: string): Promise<{ loaded: Loaded; order: Order }> {
  people += 1;
  await test.store.createApplication(creation(id, { idNumber: `synthetic-${people}` }));
  const before = await load(id);
  const opened = order(`ORD-${id}`, id);
  const payment = { ...before.state.payment, orderNumber: opened.orderNumber };
  const change = changed(before, 'order-opened', { payment });
  expect(await test.store.openOrder({ ...change, order: opened })).toBe('opened');
  expect(await test.store.openOrder({ ...change, order: opened })).toBe('conflict');
  return { loaded: await load(id), order: opened };
}

const paid = (loaded: Loaded, transactionId: string) =>
  changed(loaded, 'settled', {
    payment: { ...loaded.state.payment, status: 'paid', transactionId, paidAt: NOON },
  });

it('settles exactly one of fifty copies of a notice at once', async () => {
  const { loaded, order } = await withOrder('COPIES');
  const settlement = { ...paid(loaded, 'T1'), order, capture: capture(order.orderNumber, 'T1') };
  const results = await Promise.all(
    Array.from({ length: 50 }, () => test.store.settle({ ...settlement, now: NOON })),
  );
  expect(results.filter((result) => result === 'settled')).toHaveLength(1);
  expect(await test.store.settle({ ...settlement, now: NOON })).toBe('duplicate');
  expect(await test.store.loadOrder(order.orderNumber)).toMatchObject({
    status: 'paid',
    transactionId: 'T1',
  });
  expect((await load('COPIES')).state.payment.status).toBe('paid');
});

it('records a second capture as surplus with its one refund, and refuses to settle it', async () => {
  const { loaded, order } = await withOrder('SURPLUS');
  const first = capture(order.orderNumber, 'T2');
  await test.store.settle({ ...paid(loaded, 'T2'), order, capture: first, now: NOON });
  const second = capture(order.orderNumber, 'T3');
  const after = await load('SURPLUS');
  const again = { ...paid(after, 'T3'), order, capture: second, now: NOON };
  expect(await test.store.settle(again)).toBe('conflict');
  const stale = { capture: second, disposition: 'surplus', now: NOON, order, loaded } as const;
  expect(await test.store.recordCapture(stale)).toBe('conflict');
  const stored = await test.store.loadOrder(order.orderNumber);
  const record = { ...stale, loaded: after, ...(stored && { order: stored }) };
  expect(await test.store.recordCapture(record)).toBe('recorded');
  expect(await test.store.recordCapture(record)).toBe('duplicate');
  expect(await test.store.loadRefund(refundNumber('yeepay', 'T3'))).toMatchObject({
    kind: 'surplus',
    status: 'queued',
    amountFen: 15000,
  });
  expect(await test.store.loadCapture('yeepay', 'T3')).toMatchObject({ disposition: 'surplus' });
});

it('#59 an order number that is taken stays with its order', async () => {
  const { order: first } = await withOrder('FIRST');
  people += 1;
  await test.store.createApplication(creation('SECOND', { idNumber: `synthetic-${people}` }));
  const before = await load('SECOND');
  const collided = { ...order(first.orderNumber, 'SECOND') };
  const change = changed(before, 'order-opened');
  expect(await test.store.openOrder({ ...change, order: collided })).toBe('conflict');
  expect((await test.store.loadOrder(first.orderNumber))?.applicationId).toBe('FIRST');
  expect((await load('SECOND')).state.version).toBe(before.state.version);
  const other = order(`${first.orderNumber}-2`, 'SECOND');
  expect(await test.store.openOrder({ ...change, order: other })).toBe('opened');
});

it('does not settle an order of another amount', async () => {
  const { loaded, order } = await withOrder('AMOUNT');
  const cheap = { ...order, amountFen: 1 };
  const facts = { ...capture(order.orderNumber, 'T4'), amountFen: 1 };
  const change = { ...paid(loaded, 'T4'), order: cheap, capture: facts, now: NOON };
  expect(await test.store.settle(change)).toBe('conflict');
});

it('lists due orders oldest first, until they are touched or closed', async () => {
  const { order, loaded } = await withOrder('DUE');
  const due = async (now: number) =>
    (await test.store.dueOrders(now, 50)).map(({ orderNumber }) => orderNumber);
  expect(await due(NOON)).not.toContain(order.orderNumber);
  expect(await due(NOON + 60_000)).toContain(order.orderNumber);
  expect(await test.store.touchOrder(order, NOON + 120_000, 'confirming')).toBe('touched');
  expect(await due(NOON + 60_000)).not.toContain(order.orderNumber);
  const touched = await test.store.loadOrder(order.orderNumber);
  expect(touched).toMatchObject({ status: 'confirming', tries: 1, nextQueryAt: NOON + 120_000 });
  const close = { order, ...changed(loaded, 'order-closed') };
  expect(await test.store.closeOrder(close)).toBe('closed');
  expect(await test.store.closeOrder(close)).toBe('conflict');
  expect(await due(NOON + 900_000)).not.toContain(order.orderNumber);
  const late = { ...capture(order.orderNumber, 'T5') };
  const now = await load('DUE');
  expect(await test.store.settle({ ...paid(now, 'T5'), order, capture: late, now: NOON })).toBe(
    'settled',
  );
});

it('remembers a key that opened no order, once, and never as an order', async () => {
  const { order } = await withOrder('KEYS');
  expect(await test.store.loadKeyUse(order.orderNumber)).toMatchObject({
    bodyHash: order.bodyHash,
    order: { orderNumber: order.orderNumber },
  });
  const use = {
    orderNumber: 'ORD-KEYS-2',
    answeredBy: order.orderNumber,
    bodyHash: 'b',
    now: NOON,
  };
  expect(await test.store.rememberKey(use)).toBe('remembered');
  expect(await test.store.rememberKey({ ...use, bodyHash: 'c' })).toBe('conflict');
  expect(await test.store.loadKeyUse('ORD-KEYS-2')).toMatchObject({
    bodyHash: 'b',
    order: { orderNumber: order.orderNumber },
  });
  expect(await test.store.loadOrder('ORD-KEYS-2')).toBeUndefined();
  // An order under this key would be a second use of it.
  const loaded = await load('KEYS');
  const change = changed(loaded, 'order-opened', { payment: loaded.state.payment });
  const second = { ...order, orderNumber: 'ORD-KEYS-2' };
  expect(await test.store.openOrder({ ...change, order: second })).toBe('conflict');
});
