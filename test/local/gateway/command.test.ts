import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench, start } from './bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test('an order never posted is unknown to the gateway', async () => {
  expect(await bench.gateway().query('GSNEVER')).toEqual({ kind: 'not-found' });
  expect((await bench.pay('GSNEVER', 'success')).status).toBe(404);
});

test('a query tells open, then paid with the signed time of payment', async () => {
  await bench.buy('GSQUERY');
  expect(await bench.gateway().query('GSQUERY')).toEqual({ kind: 'unpaid', canceled: false });
  bench.clock.now = start + 61_000;
  const { body } = await bench.pay('GSQUERY', 'never');
  expect(await bench.gateway().query('GSQUERY')).toEqual({
    kind: 'paid',
    refundedFen: 0,
    capture: {
      gateway: 'yeepay',
      transactionId: body.transactionId,
      orderNumber: 'GSQUERY',
      amountFen: 15000,
      currency: 'CNY',
      paidAt: start + 61_000,
      source: 'query',
    },
  });
});

test('a close ends an open order and tells a paid one', async () => {
  await bench.buy('GSCLOSE');
  expect(await bench.gateway().close('GSCLOSE')).toBe('closed');
  expect(await bench.gateway().query('GSCLOSE')).toEqual({ kind: 'unpaid', canceled: true });
  expect((await bench.pay('GSCLOSE', 'success')).status).toBe(409);
  expect((await bench.buy('GSCLOSE')).status).toBe(400);
  await bench.buy('GSCLOSE2');
  await bench.pay('GSCLOSE2', 'success');
  expect(await bench.gateway().close('GSCLOSE2')).toBe('already-paid');
});

test('a refund with the same number refunds once', async () => {
  await bench.buy('GSREFUND');
  const { body } = await bench.pay('GSREFUND', 'success');
  const refund = { refundNumber: 'R1', transactionId: body.transactionId, amountFen: 15000 };
  const { gateway } = bench;
  expect(await gateway().queryRefund(refund)).toEqual({ kind: 'not-found' });
  await bench.sim('script', { orderNumber: 'GSREFUND', steps: ['refund=18', 'refund=timeout'] });
  expect(await gateway().refund(refund)).toEqual({ kind: 'rejected', code: '18' });
  expect(await gateway().refund(refund)).toEqual({ kind: 'unanswered', why: 'unreachable' });
  expect(await gateway().queryRefund(refund)).toEqual({ kind: 'done' });
  expect(await gateway().refund(refund)).toEqual({ kind: 'accepted' });
  const more = { ...refund, refundNumber: 'R2' };
  expect(await gateway().refund(more)).toEqual({ kind: 'rejected', code: '10' });
  const unknown = { ...refund, transactionId: '61X' };
  expect(await gateway().refund(unknown)).toEqual({ kind: 'rejected', code: '32' });
  expect((await gateway().query('GSREFUND')) as object).toMatchObject({ refundedFen: 15000 });
});

test('a doubtful answer changes nothing', async () => {
  await bench.buy('GSDOUBT');
  await bench.pay('GSDOUBT', 'never');
  const steps = ['query=timeout', 'query=badsig', 'query=lag', 'query=notfound', 'close=timeout'];
  await bench.sim('script', { orderNumber: 'GSDOUBT', steps });
  const query = () => bench.gateway().query('GSDOUBT');
  expect(await query()).toEqual({ kind: 'unanswered', why: 'unreachable' });
  expect(await query()).toEqual({ kind: 'unanswered', why: 'bad-signature' });
  expect(await query()).toEqual({ kind: 'unpaid', canceled: false });
  expect(await query()).toEqual({ kind: 'not-found' });
  expect(await bench.gateway().close('GSDOUBT')).toBe('unknown');
  expect(await query()).toMatchObject({ kind: 'paid' });
});

test('the ledger outlives a restart', async () => {
  await bench.buy('GSRESTART');
  await bench.pay('GSRESTART', 'success');
  const before = await bench.sim('ledger');
  await bench.restart();
  expect(await bench.sim('ledger')).toEqual(before);
  expect(await bench.gateway().query('GSRESTART')).toMatchObject({ kind: 'paid' });
});
