import { sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { alipay } from '#adapters/payments/alipay.ts';
import type { Fetcher } from '#adapters/payments/shared/send.ts';
import { makePair, orderNumber, paidAt } from '../keys.ts';

const ours = makePair();
const theirs = makePair();
const next = makePair();
const gatewayWith = (fetcher: Fetcher) =>
  alipay(
    {
      ...{ appId: '2021000000000001', sellerId: '2088000000000001' },
      privateKey: ours.privatePem,
      publicKeys: { current: theirs.publicPem, next: next.publicPem },
      ...{ noticeUrl: 'https://pay.test/n/a', returnUrl: 'https://site.test/' },
    },
    fetcher,
    () => paidAt,
  );
const silent: Fetcher = async () => {
  throw new DOMException('late', 'TimeoutError');
};

/** Answers whatever is asked with this node, signed; `digest` is a weaker one when named. */
function telling(node: object, pair = theirs, digest = 'sha256') {
  return gatewayWith(async (_url, init) => {
    const method = new URLSearchParams(String(init.body)).get('method') ?? '';
    const text = JSON.stringify(node);
    const signature = sign(digest, Buffer.from(text), pair.privateKey).toString('base64');
    const name = `${method.replaceAll('.', '_')}_response`;
    return new Response(`{"${name}":${text},"sign":"${signature}"}`);
  });
}
const ok = (fields: object) => ({ code: '10000', msg: 'Success', ...fields });
const failed = (sub_code: string) => ({ code: '40004', msg: 'Business Failed', sub_code });
const paid = ok({
  ...{ out_trade_no: orderNumber, trade_no: '2026112322001', trade_status: 'TRADE_SUCCESS' },
  ...{ total_amount: '150.00', send_pay_date: '2026-11-23 10:00:00' },
});
const refund = { refundNumber: 'R1', transactionId: '2026112322001', amountFen: 15_000 };

test.each([
  ['qr', 'alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY'],
  ['h5', 'alipay.trade.wap.pay', 'QUICK_WAP_WAY'],
  ['in-app', 'alipay.trade.wap.pay', 'QUICK_WAP_WAY'],
] as const)('%s: a form that we signed, the same again for the same order', async (...row) => {
  const [channel, method, product_code] = row;
  const request = {
    ...{ orderNumber, amountFen: 15_000, createdAt: paidAt, expiresAt: paidAt + 1_800_000 },
  };
  const cashier = await gatewayWith(silent).createPayment({ ...request, channel });
  expect(await gatewayWith(silent).createPayment({ ...request, channel })).toEqual(cashier);
  const { sign: signature = '', ...fields } = cashier.fields;
  expect([cashier.method, cashier.url]).toEqual(['POST', 'https://openapi.alipay.com/gateway.do']);
  expect([fields.method, fields.sign_type]).toEqual([method, 'RSA2']);
  expect(JSON.parse(fields.biz_content ?? '')).toEqual({
    ...{ out_trade_no: orderNumber, total_amount: '150.00', subject: 'EXAMFEE', product_code },
    time_expire: '2026-11-23 10:30:00',
  });
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  const bytes = Buffer.from(signature, 'base64');
  expect(verify('sha256', Buffer.from(text), ours.publicKey, bytes)).toBe(true);
});

test('both live keys are believed, a third one and a weaker digest are not', async () => {
  expect((await telling(paid).query(orderNumber)).kind).toBe('paid');
  expect((await telling(paid, next).query(orderNumber)).kind).toBe('paid');
  const unanswered = { kind: 'unanswered', why: 'bad-signature' };
  for (const gateway of [telling(paid, makePair()), telling(paid, theirs, 'sha1')]) {
    expect(await gateway.query(orderNumber)).toEqual(unanswered);
    expect(await gateway.refund(refund)).toEqual(unanswered);
    expect(await gateway.queryRefund(refund)).toEqual(unanswered);
    expect(await gateway.close(orderNumber)).toBe('unknown');
    expect(await gateway.fetchBill('2026-11-23')).toEqual({ ...unanswered, kind: 'not-ready' });
  }
});

test('silence and error pages are no answer', async () => {
  for (const [fetcher, why] of [
    [silent, 'timeout'],
    [async () => new Response('busy', { status: 502 }), 'status-502'],
    [async () => new Response('<html>'), 'malformed'],
  ] as [Fetcher, string][]) {
    const gateway = gatewayWith(fetcher);
    expect(await gateway.query(orderNumber)).toEqual({ kind: 'unanswered', why });
    expect(await gateway.refund(refund)).toEqual({ kind: 'unanswered', why });
    expect(await gateway.queryRefund(refund)).toEqual({ kind: 'unanswered', why });
    expect(await gateway.close(orderNumber)).toBe('unknown');
  }
});

test.each([
  [failed('ACQ.TRADE_NOT_EXIST'), { kind: 'not-found' }],
  [failed('ACQ.SYSTEM_ERROR'), { kind: 'unanswered', why: 'gateway-error' }],
  [
    { ...paid, out_trade_no: 'GSOTHER' },
    { kind: 'unanswered', why: 'wrong-order' },
  ],
  [
    { ...paid, trade_status: 'MAYBE' },
    { kind: 'unanswered', why: 'bad-field' },
  ],
  [
    { ...paid, send_pay_date: '' },
    { kind: 'unanswered', why: 'bad-field' },
  ],
  [
    { ...paid, trade_status: 'WAIT_BUYER_PAY' },
    { kind: 'unpaid', canceled: false },
  ],
  [
    { ...paid, trade_status: 'TRADE_CLOSED' },
    { kind: 'unpaid', canceled: true },
  ],
])('a query answered %o', async (node, expected) => {
  expect(await telling(node).query(orderNumber)).toEqual(expected);
});

test.each([
  [ok({ out_trade_no: orderNumber }), 'closed'],
  [ok({ out_trade_no: 'GSOTHER' }), 'unknown'],
  [failed('ACQ.TRADE_NOT_EXIST'), 'closed'],
  [failed('ACQ.TRADE_STATUS_ERROR'), 'unknown'],
  [failed('ACQ.SYSTEM_ERROR'), 'unknown'],
])('a close answered %o', async (node, expected) => {
  expect(await telling(node).close(orderNumber)).toBe(expected);
});

test.each([
  [ok({ trade_no: refund.transactionId, fund_change: 'Y' }), { kind: 'accepted' }],
  [ok({ trade_no: refund.transactionId, fund_change: 'N' }), { kind: 'accepted' }],
  [ok({ trade_no: 'other' }), { kind: 'unanswered', why: 'wrong-transaction' }],
  [failed('ACQ.SYSTEM_ERROR'), { kind: 'unanswered', why: 'gateway-error' }],
  [
    failed('ACQ.SELLER_BALANCE_NOT_ENOUGH'),
    { kind: 'rejected', code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' },
  ],
])('a refund answered %o', async (node, expected) => {
  expect(await telling(node).refund(refund)).toEqual(expected);
});

const named = { trade_no: refund.transactionId, out_request_no: 'R1' };
test.each([
  [ok({ ...named, refund_status: 'REFUND_SUCCESS' }), { kind: 'done' }],
  [ok(named), { kind: 'not-found' }],
  [ok({}), { kind: 'not-found' }],
  [failed('ACQ.TRADE_NOT_EXIST'), { kind: 'not-found' }],
  [ok({ ...named, out_request_no: 'R2' }), { kind: 'unanswered', why: 'wrong-refund' }],
])('a refund looked for and answered %o', async (node, expected) => {
  expect(await telling(node).queryRefund(refund)).toEqual(expected);
});

test('a bill comes from Alipay’s own hosts alone, and never in clear text', async () => {
  const fetched: string[] = [];
  const asking = (bill_download_url: string) => {
    const node = JSON.stringify(ok({ bill_download_url }));
    const signature = sign('sha256', Buffer.from(node), theirs.privateKey).toString('base64');
    const name = 'alipay_data_dataservice_bill_downloadurl_query_response';
    return gatewayWith(async (url, { method }) => {
      if (method === 'GET') fetched.push(url);
      return new Response(`{"${name}":${node},"sign":"${signature}"}`);
    }).fetchBill('2026-11-23');
  };
  const file = await asking('http://dwbillcenter.alipay.com/downloadBillFile.resource?x=1');
  if (file.kind === 'file') for await (const chunk of file.bytes) expect(chunk.length).not.toBe(0);
  expect(fetched).toEqual(['https://dwbillcenter.alipay.com/downloadBillFile.resource?x=1']);
  for (const address of ['https://alipay.com.evil.test/', 'https://evilalipay.com/', '']) {
    expect(await asking(address)).toEqual({ kind: 'not-ready', why: 'wrong-address' });
  }
});
