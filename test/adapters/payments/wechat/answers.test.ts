import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makePair, orderNumber, paidAt } from '../keys.ts';
import { answer, gatewayWith, merchant, next, silent } from './fixture.ts';

const paid = {
  ...{ mchid: merchant.merchantId, appid: merchant.appId, out_trade_no: orderNumber },
  ...{ transaction_id: '4200000001', trade_state: 'SUCCESS' },
  success_time: '2026-11-23T10:00:00+08:00',
  amount: { total: 15_000, currency: 'CNY' },
};
const refund = { refundNumber: 'R1', transactionId: '4200000001', amountFen: 15_000 };
const refunded = { out_refund_no: 'R1', transaction_id: '4200000001', status: 'SUCCESS' };
const telling = (...given: Parameters<typeof answer>) => gatewayWith(async () => answer(...given));

test('both live keys are believed, each by its own id', async () => {
  const believed = { kind: 'paid', capture: { paidAt, amountFen: 15_000 } };
  expect(await telling(200, paid).query(orderNumber)).toMatchObject(believed);
  const newer = telling(200, paid, { serial: 'PUB_KEY_ID_2', pair: next });
  expect(await newer.query(orderNumber)).toMatchObject(believed);
});

test.each([
  ['of an unknown key', { serial: 'PUB_KEY_ID_3' }, 'unknown-serial'],
  ['of a key under the other id', { pair: next }, 'bad-signature'],
  ['of a stranger', { pair: makePair() }, 'bad-signature'],
  ['that is a probe', { signature: 'WECHATPAY/SIGNTEST/cHJvYmU=' }, 'bad-signature'],
])('an answer %s is none, whatever was asked', async (_name, signing, why) => {
  const unanswered = { kind: 'unanswered', why };
  const gateway = telling(200, { ...paid, ...refunded }, signing);
  expect(await gateway.query(orderNumber)).toEqual(unanswered);
  expect(await gateway.refund(refund)).toEqual(unanswered);
  expect(await gateway.queryRefund(refund)).toEqual(unanswered);
  expect(await telling(204, null, signing).close(orderNumber)).toBe('unknown');
  expect(await gateway.fetchBill('2026-11-23')).toEqual({ kind: 'not-ready', why });
});

test('silence is no answer', async () => {
  const gateway = gatewayWith(silent);
  const unanswered = { kind: 'unanswered', why: 'timeout' };
  expect(await gateway.query(orderNumber)).toEqual(unanswered);
  expect(await gateway.refund(refund)).toEqual(unanswered);
  expect(await gateway.queryRefund(refund)).toEqual(unanswered);
  expect(await gateway.close(orderNumber)).toBe('unknown');
  expect(await gateway.fetchBill('2026-11-23')).toEqual({ kind: 'not-ready', why: 'timeout' });
});

test.each([
  [404, { code: 'ORDER_NOT_EXIST' }, { kind: 'not-found' }],
  [404, { code: 'ORDERNOTEXIST' }, { kind: 'not-found' }],
  [404, { code: 'OTHER' }, { kind: 'unanswered', why: 'gateway-error' }],
  [500, { code: 'SYSTEM_ERROR' }, { kind: 'unanswered', why: 'gateway-error' }],
  [200, { ...paid, mchid: '1' }, { kind: 'unanswered', why: 'wrong-merchant' }],
  [200, { ...paid, out_trade_no: 'GSOTHER' }, { kind: 'unanswered', why: 'wrong-order' }],
  [200, { ...paid, trade_state: 'MAYBE' }, { kind: 'unanswered', why: 'bad-field' }],
  [200, { ...paid, success_time: undefined }, { kind: 'unanswered', why: 'bad-field' }],
  [200, { ...paid, trade_state: 'USERPAYING' }, { kind: 'unpaid', canceled: false }],
  [200, { ...paid, trade_state: 'CLOSED' }, { kind: 'unpaid', canceled: true }],
])('a query answered %i %o', async (status, body, expected) => {
  expect(await telling(status, body).query(orderNumber)).toEqual(expected);
});

test.each([
  [204, null, 'closed'],
  [400, { code: 'ORDERPAID' }, 'already-paid'],
  [400, { code: 'ORDER_CLOSED' }, 'closed'],
  [404, { code: 'ORDER_NOT_EXIST' }, 'closed'],
  [500, { code: 'SYSTEM_ERROR' }, 'unknown'],
] as const)('a close answered %i %o', async (status, body, expected) => {
  expect(await telling(status, body).close(orderNumber)).toBe(expected);
});

test.each([
  [200, { ...refunded, status: 'PROCESSING' }, { kind: 'accepted' }, { kind: 'processing' }],
  [200, refunded, { kind: 'accepted' }, { kind: 'done' }],
  [
    200,
    { ...refunded, status: 'ABNORMAL' },
    { kind: 'rejected', code: 'ABNORMAL' },
    { kind: 'failed' },
  ],
  [
    ...[200, { ...refunded, out_refund_no: 'R2' }],
    ...Array(2).fill({ kind: 'unanswered', why: 'wrong-refund' }),
  ],
  [404, { code: 'RESOURCE_NOT_EXISTS' }, { kind: 'rejected' }, { kind: 'not-found' }],
  [403, { code: 'NOT_ENOUGH' }, { kind: 'rejected', code: 'NOT_ENOUGH' }, { kind: 'unanswered' }],
  [500, { code: 'SYSTEM_ERROR' }, { kind: 'unanswered' }, { kind: 'unanswered' }],
] as [number, object, object, object][])('a refund answered %i %o', async (...row) => {
  const [status, body, made, found] = row;
  expect(await telling(status, body).refund(refund)).toMatchObject(made);
  expect(await telling(status, body).queryRefund(refund)).toMatchObject(found);
});

test('a bill is fetched from WeChat’s own address and held against its digest', async () => {
  const origin = 'https://api.mch.weixin.qq.com';
  const text = '交易时间,公众账号ID\r\n';
  const fetching = (digestOf: string, download_url: string) =>
    gatewayWith(async (url) => {
      if (url.includes('billdownload')) return new Response(gzipSync(text));
      const hash_value = createHash('sha1').update(digestOf).digest('hex');
      return answer(200, { hash_type: 'SHA1', hash_value, download_url });
    }).fetchBill('2026-11-23');
  const file = await fetching(text, `${origin}/v3/billdownload/file?token=1`);
  const bytes = file.kind === 'file' ? file.bytes : [];
  let read = '';
  for await (const chunk of bytes) read += Buffer.from(chunk).toString();
  expect(read).toBe(text);
  const other = await fetching('another', `${origin}/v3/billdownload/file?token=1`);
  await expect(drain(other.kind === 'file' ? other.bytes : [])).rejects.toThrow('bill broken');
  for (const address of ['https://evil.test/v3/billdownload/file', 'no address']) {
    expect(await fetching(text, address)).toEqual({ kind: 'not-ready', why: 'wrong-address' });
  }
});

async function drain(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of bytes) length += chunk.length;
  return length;
}
