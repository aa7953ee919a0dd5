import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench, start } from './bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test('an order is opened by the server, paid at the cashier and told in an envelope', async () => {
  const page = await bench.order('GSYOP01');
  expect([page.status, (await page.text()).includes('GSYOP01')]).toEqual([200, true]);
  expect(await bench.yop().query('GSYOP01')).toEqual({ kind: 'unpaid', canceled: false });
  const { body } = await bench.pay('GSYOP01', 'success');
  expect(body.notices).toEqual([{ status: 200, body: 'SUCCESS' }]);
  const capture = {
    gateway: 'yeepay-yop',
    transactionId: body.transactionId,
    orderNumber: 'GSYOP01',
    amountFen: 15000,
    currency: 'CNY',
    paidAt: start,
  };
  expect(bench.received.at(-1)).toEqual({
    kind: 'capture',
    capture: { ...capture, source: 'notice' },
  });
  expect(await bench.yop().query('GSYOP01')).toEqual({
    kind: 'paid',
    capture: { ...capture, source: 'query' },
    refundedFen: 0,
  });
});

test('the same order may be opened again while it is open, with no other amount', async () => {
  expect((await bench.order('GSYOP02')).status).toBe(200);
  expect((await bench.order('GSYOP02')).status).toBe(200);
  await expect(bench.order('GSYOP02', { amountFen: 1 })).rejects.toThrow('OPR20409');
  expect(await bench.yop().close('GSYOP02')).toBe('closed');
  await expect(bench.order('GSYOP02')).rejects.toThrow('OPR20409');
});

test('a cashier address that somebody changed is refused', async () => {
  const times = { createdAt: start, expiresAt: start + 60_000 };
  const made = await bench
    .yop()
    .createPayment({ orderNumber: 'GSYOP03', amountFen: 15000, ...times });
  const changed = new URLSearchParams({ ...made.fields, cardType: 'DEBIT' });
  expect((await fetch(`${made.url}?${changed}`)).status).toBe(400);
});

test('unknown, doubtful, closed and paid orders are told apart', async () => {
  const { query, close } = bench.yop();
  expect(await query('GSNEVER')).toEqual({ kind: 'not-found' });
  expect(await close('GSNEVER')).toBe('closed');
  await bench.order('GSYOP04');
  await bench.pay('GSYOP04', 'never');
  const steps = ['query=timeout', 'query=badsig', 'query=lag', 'query=notfound', 'close=timeout'];
  await bench.sim('script', { orderNumber: 'GSYOP04', steps });
  expect(await query('GSYOP04')).toEqual({ kind: 'unanswered', why: 'unreachable' });
  expect(await query('GSYOP04')).toEqual({ kind: 'unanswered', why: 'bad-signature' });
  expect(await query('GSYOP04')).toEqual({ kind: 'unpaid', canceled: false });
  expect(await query('GSYOP04')).toEqual({ kind: 'not-found' });
  expect(await close('GSYOP04')).toBe('unknown');
  expect(await close('GSYOP04')).toBe('already-paid');
});

test('a refund with the same number refunds once, slowly or at once', async () => {
  await bench.order('GSYOP05');
  const { transactionId } = (await bench.pay('GSYOP05', 'success')).body;
  const asked = { refundNumber: 'R5', transactionId, amountFen: 15000, orderNumber: 'GSYOP05' };
  const { refund, queryRefund } = bench.yop();
  const steps = ['refund=OPR18001', 'refund=40020', 'refund=sys.service.unavailable'];
  await bench.sim('script', { orderNumber: 'GSYOP05', steps: [...steps, 'refund=async'] });
  expect(await refund(asked)).toEqual({ kind: 'rejected', code: 'OPR18001' });
  const open = { kind: 'unanswered', why: 'gateway-error' };
  expect([await refund(asked), await refund(asked)]).toEqual([open, open]);
  expect(await queryRefund(asked)).toEqual({ kind: 'not-found' });
  expect(await refund(asked)).toEqual({ kind: 'accepted' });
  expect(await queryRefund(asked)).toEqual({ kind: 'processing' });
  expect(await refund(asked)).toEqual({ kind: 'accepted' });
  bench.clock.now += 30_000;
  expect(await queryRefund(asked)).toEqual({ kind: 'done' });
  expect(await refund({ ...asked, refundNumber: 'R6' })).toMatchObject({ kind: 'rejected' });
});

test.each([
  ...['tamper-signature', 'tamper-amount', 'tamper-order', 'tamper-border', 'tamper-key'],
  ...['wrong-app', 'wrong-merchant'],
])('a forged notice is refused: %s', async (scenario) => {
  const number = `GSYOP${scenario}`;
  await bench.order(number);
  const { body } = await bench.pay(number, scenario);
  expect(body.notices.map(({ status }) => status)).toEqual([400]);
  expect(bench.received.at(-1)?.kind).toBe('refused');
});
