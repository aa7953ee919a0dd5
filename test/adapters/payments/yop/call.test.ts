import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { yeepayYop } from '#adapters/payments/yeepay-yop.ts';
import { makePair, orderNumber, paidAt } from '../keys.ts';

const ours = makePair();
const theirs = makePair();
const next = makePair();
const stranger = makePair();
const names = { merchantNo: '10000000001', parentMerchantNo: '10000000001', orderId: orderNumber };
const paid = {
  ...{ code: 'OPR00000', ...names, status: 'SUCCESS', uniqueOrderNo: '1001202611230001' },
  ...{ orderAmount: 100, paySuccessDate: '2026-11-23 10:00:00' },
};

type Options = {
  signer?: typeof theirs;
  status?: number;
  /** The answer on the wire, and what of it is signed. */
  body?: string;
  signed?: string;
  sign?: string;
};
function answering(result: object, options: Options = {}) {
  const sent: { url: string; init: RequestInit }[] = [];
  const body = options.body ?? JSON.stringify({ result }, null, '\t');
  const bare = Buffer.from((options.signed ?? body).replace(/[ \t\n]/g, ''));
  const key = (options.signer ?? theirs).privateKey;
  const made = options.sign ?? `${sign('sha256', bare, key).toString('base64url')}$SHA256`;
  const fetcher = async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return new Response(body, { status: options.status ?? 200, headers: { 'x-yop-sign': made } });
  };
  return { sent, gateway: gatewayWith(fetcher) };
}
function gatewayWith(fetcher: (url: string, init: RequestInit) => Promise<Response>) {
  const config = {
    appKey: 'app_10000000001',
    merchantId: '10000000001',
    privateKey: ours.privatePem,
    publicKeys: { current: theirs.publicPem, next: next.publicPem },
    notFoundCodes: ['OPR404'],
    noticeUrl: 'https://pay.test/n/yop',
    returnUrl: 'https://site.test/',
  };
  return yeepayYop(config, fetcher, () => paidAt);
}
const ask = (result: object, options?: Options) =>
  answering(result, options).gateway.query(orderNumber);
const capture = { transactionId: '1001202611230001', orderNumber, amountFen: 10000, paidAt };

test('an answer signed with either live key is believed, blanks and all', async () => {
  for (const signer of [theirs, next]) {
    expect(await ask(paid, { signer })).toMatchObject({ kind: 'paid', capture });
  }
});

test('in the old form only the signed part is read', async () => {
  const result = JSON.stringify(paid);
  const forged = JSON.stringify({ ...paid, orderAmount: 1 });
  const old = { body: `{"state":"SUCCESS","result":${result},"ts":1}`, signed: result };
  expect(await ask({}, old)).toMatchObject({ kind: 'paid', capture });
  const twice = { body: `{"result":${result},"result":${forged}}`, signed: result };
  expect(await ask({}, twice)).toMatchObject({ kind: 'paid', capture });
  const other = { body: `{"result":${forged},"extra":${result}}`, signed: result };
  expect(await ask({}, other)).toEqual({ kind: 'unanswered', why: 'bad-signature' });
});

test.each<[string, object, Options, string]>([
  ['signed by a stranger', paid, { signer: stranger }, 'bad-signature'],
  ['changed on its way', paid, { signed: JSON.stringify({ result: {} }) }, 'bad-signature'],
  ['without a signature', paid, { sign: '' }, 'bad-signature'],
  ['with another digest', paid, { sign: 'AAAA$SHA1' }, 'bad-signature'],
  ['with an error status', paid, { status: 502, sign: '' }, 'status-502'],
  ['of another order', { ...paid, orderId: 'GSOTHER' }, {}, 'wrong-order'],
  ['of another merchant', { ...paid, merchantNo: '1' }, {}, 'wrong-merchant'],
  ['without an amount', { ...paid, orderAmount: '' }, {}, 'bad-field'],
  ['without the time of payment', { ...paid, paySuccessDate: '' }, {}, 'bad-field'],
  ['with an unknown status', { ...paid, status: 'MAYBE' }, {}, 'bad-field'],
  ['with an error code', { ...paid, code: 'OPR99999' }, {}, 'gateway-error'],
  ['without a code', { ...paid, code: '' }, {}, 'bad-field'],
  ['that is too long', {}, { body: 'x'.repeat(70_000) }, 'too-long'],
  ['that is a page', {}, { body: '<html>busy</html>' }, 'bad-signature'],
])('an answer %s changes nothing', async (_name, result, options, why) => {
  expect(await ask(result, options)).toEqual({ kind: 'unanswered', why });
});

test('the configured code means that there is no such order', async () => {
  expect(await ask({ code: 'OPR404' })).toEqual({ kind: 'not-found' });
  const { gateway } = answering({ code: 'OPR404' });
  expect(await gateway.close(orderNumber)).toBe('closed');
  const refund = { refundNumber: 'R1', transactionId: '1', orderNumber };
  expect(await gateway.queryRefund(refund)).toEqual({ kind: 'not-found' });
});

test('silence is no answer, of any call', async () => {
  const timeout = Object.assign(new Error('late'), { name: 'TimeoutError' });
  const silent = gatewayWith(async () => Promise.reject(timeout));
  const unanswered = { kind: 'unanswered', why: 'timeout' };
  const refund = { refundNumber: 'R1', transactionId: '1', orderNumber, amountFen: 1 };
  expect(await silent.query(orderNumber)).toEqual(unanswered);
  expect(await silent.close(orderNumber)).toBe('unknown');
  expect(await silent.refund(refund)).toEqual(unanswered);
  expect(await silent.queryRefund(refund)).toEqual(unanswered);
  expect(await silent.fetchBill('2026-11-23')).toEqual({ kind: 'not-ready', why: 'timeout' });
  const order = { orderNumber, amountFen: 1, createdAt: paidAt, expiresAt: paidAt + 1 };
  await expect(silent.createPayment(order)).rejects.toThrow('timeout');
});

test.each([
  ['40020', { kind: 'unanswered', why: 'gateway-error' }],
  ['sys.service.retryable', { kind: 'unanswered', why: 'gateway-error' }],
  ['sys.service.unavailable', { kind: 'unanswered', why: 'gateway-error' }],
  ['OPR18001', { kind: 'rejected', code: 'OPR18001' }],
])('a refund answered with %s', async (code, expected) => {
  const { gateway } = answering({ code });
  const refund = { refundNumber: 'R1', transactionId: '1', orderNumber, amountFen: 15000 };
  expect(await gateway.refund(refund)).toEqual(expected);
});

test('a refund goes out under its own number, values encoded twice', async () => {
  const answer = { code: 'OPR00000', refundRequestId: 'R1', status: 'PROCESSING' };
  const { gateway, sent } = answering(answer);
  const refund = { refundNumber: 'R1', transactionId: '1', orderNumber, amountFen: 15000 };
  expect(await gateway.refund(refund)).toEqual({ kind: 'accepted' });
  expect(await gateway.refund(refund)).toEqual({ kind: 'accepted' });
  const bodies = sent.map(({ init }) => String(init.body));
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain('refundAmount=150.00&refundRequestId=R1');
  const order = { orderNumber, amountFen: 1, createdAt: paidAt, expiresAt: paidAt };
  await expect(gateway.createPayment(order)).rejects.toThrow('not the answer');
  expect(String(sent.at(-1)?.init.body)).toContain('expiredTime=2026-11-23%252010%253A00%253A00');
});
