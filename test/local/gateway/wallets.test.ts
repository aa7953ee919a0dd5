/** The product's adapters against the simulator, whose signatures are written apart from theirs. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWalletBench, post, type WalletId } from './wallet-bench.ts';

let bench: Awaited<ReturnType<typeof openWalletBench>>;
beforeAll(async () => {
  bench = await openWalletBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.received.length = 0;
  bench.merchant.down = false;
});

const wallets: WalletId[] = ['wechat', 'alipay'];

describe.each(wallets)('%s', (id) => {
  test('paid: a notice that is believed and acknowledged, and the query says the same', async () => {
    const order = await bench.open(id);
    expect(await bench.adapter(id).query(order)).toEqual({ kind: 'unpaid', canceled: false });
    const { now } = (await bench.sim('clock')).body;
    const { body } = await bench.pay(order, 'success');
    expect(body.notices.map(({ status }) => status)).toEqual([200]);
    const capture = {
      ...{ gateway: id, transactionId: body.transactionId, orderNumber: order },
      ...{ amountFen: 15_000, currency: 'CNY', paidAt: now - (now % 1000) },
    };
    expect(bench.received).toEqual([
      { kind: 'capture', capture: { ...capture, source: 'notice' } },
    ]);
    expect(await bench.adapter(id).query(order)).toEqual({
      kind: 'paid',
      refundedFen: 0,
      capture: { ...capture, source: 'query' },
    });
    expect(await bench.adapter(id).close(order)).toBe('already-paid');
  });

  test.each([
    ['duplicate', 3, 3, 1],
    ['burst', 20, 20, 1],
    ['late', undefined, 1, 1],
    ['double-debit', undefined, 2, 2],
    ['never', undefined, 0, 1],
    ['fail', undefined, 0, 0],
  ])('%s', async (scenario, notices, expected, debits) => {
    const order = await bench.open(id);
    const { body } = await bench.pay(order, scenario, notices);
    expect(body.notices).toHaveLength(expected);
    expect(bench.received.map(({ kind }) => kind)).toEqual(Array(expected).fill('capture'));
    const { orders } = (await bench.sim(`ledger?order=${order}`)).body;
    expect(orders[0]?.capturedFen).toBe(15_000 * debits);
  });

  test('an unknown order, a lost answer, a bad signature, a lagging book', async () => {
    const gateway = bench.adapter(id);
    expect(await gateway.query('GSNEVER')).toEqual({ kind: 'not-found' });
    expect(await gateway.close('GSNEVER')).toBe('closed');
    const order = await bench.open(id);
    await bench.pay(order, 'never');
    await bench.script(order, 'query=timeout', 'query=badsig', 'query=notfound', 'query=lag');
    const lost = { kind: 'unanswered', why: 'unreachable' };
    expect(await gateway.query(order)).toEqual(lost);
    expect(await gateway.query(order)).toEqual({ kind: 'unanswered', why: 'bad-signature' });
    expect(await gateway.query(order)).toEqual({ kind: 'not-found' });
    expect(await gateway.query(order)).toEqual({ kind: 'unpaid', canceled: false });
  });

  test('a close ends the order; one without an answer leaves it unknown', async () => {
    const gateway = bench.adapter(id);
    const order = await bench.open(id);
    await bench.script(order, 'close=timeout');
    expect(await gateway.close(order)).toBe('unknown');
    expect(await gateway.close(order)).toBe('closed');
    expect(await gateway.close(order)).toBe('closed');
    expect(await gateway.query(order)).toEqual({ kind: 'unpaid', canceled: true });
    expect((await bench.pay(order, 'success')).status).toBe(409);
  });

  test('a refund: sent, repeated, found again, never more than was paid', async () => {
    const gateway = bench.adapter(id);
    const order = await bench.open(id);
    const { transactionId } = (await bench.pay(order, 'success')).body;
    const refund = { refundNumber: `R${order}`, transactionId, amountFen: 15_000 };
    expect(await gateway.queryRefund(refund)).toEqual({ kind: 'not-found' });
    await bench.script(order, 'refund=timeout');
    expect(await gateway.refund(refund)).toEqual({ kind: 'unanswered', why: 'unreachable' });
    expect(await gateway.queryRefund(refund)).toEqual({ kind: 'done' });
    expect(await gateway.refund(refund)).toEqual({ kind: 'accepted' });
    const second = { ...refund, refundNumber: `S${order}` };
    expect((await gateway.refund(second)).kind).toBe('rejected');
    const { orders } = (await bench.sim(`ledger?order=${order}`)).body;
    expect(orders[0]?.refundedFen).toBe(15_000);
  });

  test('a refund that takes its time, and one that is refused', async () => {
    const gateway = bench.adapter(id);
    const order = await bench.open(id);
    const { transactionId } = (await bench.pay(order, 'success')).body;
    const refund = { refundNumber: `R${order}`, transactionId, amountFen: 15_000 };
    await bench.script(order, 'refund=reject', 'refund=badsig', 'refund=async');
    expect((await gateway.refund(refund)).kind).toBe('rejected');
    expect(await gateway.refund(refund)).toEqual({ kind: 'unanswered', why: 'bad-signature' });
    expect((await gateway.queryRefund(refund)).kind).toBe('done');
    const other = await bench.open(id);
    const paid = (await bench.pay(other, 'success')).body.transactionId;
    const slow = { refundNumber: `R${other}`, transactionId: paid, amountFen: 15_000 };
    await bench.script(other, 'refund=async');
    expect(await gateway.refund(slow)).toEqual({ kind: 'accepted' });
    // Alipay does not tell one under way from one that never arrived: sent again it is the same.
    const underWay = id === 'wechat' ? 'processing' : 'not-found';
    expect(await gateway.queryRefund(slow)).toEqual({ kind: underWay });
    await bench.sim('clock', { advance: '31s' });
    expect(await gateway.queryRefund(slow)).toEqual({ kind: 'done' });
  });
});

const forgeries: [WalletId, string, string][] = [
  ['wechat', 'tamper-signature', 'bad-signature'],
  ['wechat', 'tamper-amount', 'bad-signature'],
  ['wechat', 'tamper-order', 'bad-signature'],
  ['wechat', 'tamper-time', 'stale'],
  ['wechat', 'tamper-future', 'stale'],
  ['wechat', 'tamper-serial', 'unknown-serial'],
  ['wechat', 'tamper-probe', 'bad-signature'],
  ['wechat', 'tamper-resource', 'bad-resource'],
  ['wechat', 'wrong-merchant', 'wrong-merchant'],
  ['wechat', 'wrong-app', 'wrong-merchant'],
  ['alipay', 'tamper-signature', 'bad-signature'],
  ['alipay', 'tamper-amount', 'bad-signature'],
  ['alipay', 'tamper-order', 'bad-signature'],
  ['alipay', 'tamper-seller', 'bad-signature'],
  ['alipay', 'tamper-status', 'bad-signature'],
  ['alipay', 'tamper-border', 'malformed'],
  ['alipay', 'tamper-algorithm', 'wrong-algorithm'],
  ['alipay', 'tamper-digest', 'bad-signature'],
  ['alipay', 'wrong-merchant', 'wrong-seller'],
  ['alipay', 'wrong-app', 'wrong-app'],
];
test.each(forgeries)('%s: %s is refused and moves no money', async (id, scenario, why) => {
  const order = await bench.open(id);
  const { body } = await bench.pay(order, scenario);
  expect(body.notices[0]?.status).toBe(400);
  expect(bench.received).toEqual([{ kind: 'refused', why }]);
  const { orders } = (await bench.sim(`ledger?order=${order}`)).body;
  expect(orders[0]).toMatchObject({ status: 'INIT', capturedFen: 0 });
});

test.each([
  ['wechat', 'wrong-amount', { amountFen: 1 }],
  ['wechat', 'wrong-currency', { currency: 'USD' }],
  ['alipay', 'wrong-amount', { amountFen: 1 }],
] as const)('%s: %s is genuine, and for the domain to judge', async (id, scenario, capture) => {
  await bench.pay(await bench.open(id), scenario);
  expect(bench.received[0]).toMatchObject({ kind: 'capture', capture });
});

test.each([
  ['wechat', [15, 30, 60, 240, 840, 2040, 3840, 5640, 7440, 11_040]],
  ['alipay', [240, 840, 1440, 5040, 12_240, 33_840, 87_840]],
] as const)('%s repeats on its own schedule', async (id, seconds) => {
  const order = await bench.open(id);
  bench.merchant.down = true;
  await bench.pay(order, 'success');
  for (let hour = 0; hour < 26; hour += 1) await bench.sim('clock', { advance: '1h' });
  const [notification] = (await bench.sim(`notifications?order=${order}`)).body.notifications;
  const attempts = notification?.attempts ?? [];
  expect(attempts).toHaveLength(id === 'wechat' ? 16 : 8);
  const first = attempts[0]?.at ?? 0;
  const after = attempts.slice(1, seconds.length + 1).map(({ at }) => (at - first) / 1000);
  expect(after).toEqual(seconds);
  if (id === 'wechat') expect(((attempts.at(-1)?.at ?? 0) - first) / 60_000).toBe(24 * 60 + 4);
});

describe('what the payer sees', () => {
  test('alipay: a form to the cashier, 支付成功, and home with nothing to believe', async () => {
    const cashier = await bench.create('alipay', 'GS261123ALIPAYPAGE');
    const page = await post(cashier);
    expect(page.headers.get('content-security-policy')).toContain('img-src data:');
    expect(await page.text()).toContain('150.00 元');
    const url = `${bench.url}/cashier/alipay`;
    const fields = { order: 'GS261123ALIPAYPAGE', outcome: 'success' };
    const back = await post({ method: 'POST', url, fields });
    expect([back.status, bench.received[0]?.kind]).toEqual([303, 'capture']);
    expect((await post(cashier)).status).toBe(400);
  });

  test('wechat: the code leads a phone to a page with the amount and a button', async () => {
    const cashier = await bench.create('wechat', 'GS261123WECHATPAGE');
    expect(cashier.url).toMatch(/^weixin:\/\/wxpay\/bizpayurl\?pr=/);
    const code = encodeURIComponent(cashier.url);
    const page = await fetch(`${bench.url}/cashier/wechat?code_url=${code}`);
    expect(await page.text()).toContain('150.00 元');
    const url = `${bench.url}/cashier/wechat`;
    const fields = { order: 'GS261123WECHATPAGE', outcome: 'success' };
    const done = await post({ method: 'POST', url, fields });
    expect([done.status, bench.received[0]?.kind]).toEqual([200, 'capture']);
    await expect(bench.create('wechat', 'GS261123WECHATPAGE')).rejects.toThrow();
  });
});
