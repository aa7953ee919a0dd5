import { createCipheriv, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { wechatPay } from '#adapters/payments/wechat.ts';
import { makePair, orderNumber, paidAt } from '../keys.ts';

const ours = makePair();
const theirs = makePair();
const apiV3Key = 'k'.repeat(32);
const now = paidAt;
const gateway = wechatPay({
  ...{ merchantId: '1900000001', appId: 'wx0000000000000001', merchantSerial: 'AB12', apiV3Key },
  privateKey: ours.privatePem,
  publicKeys: { PUB_KEY_ID_1: theirs.publicPem, PUB_KEY_ID_2: ours.publicPem },
  noticeUrl: 'https://pay.test/n/w',
  returnUrl: 'https://site.test/',
});
const transaction = {
  ...{ mchid: '1900000001', appid: 'wx0000000000000001', out_trade_no: orderNumber },
  ...{ transaction_id: '4200000001', trade_state: 'SUCCESS' },
  success_time: '2026-11-23T10:00:00+08:00',
  amount: { total: 10000, currency: 'CNY' },
};

function bodyOf(changes: object = {}, key = apiV3Key): string {
  const cipher = createCipheriv('aes-256-gcm', key, 'nonce-12byte');
  cipher.setAAD(Buffer.from('transaction'));
  const text = JSON.stringify({ ...transaction, ...changes });
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const resource = { algorithm: 'AEAD_AES_256_GCM', ciphertext: sealed.toString('base64') };
  return JSON.stringify({
    event_type: 'TRANSACTION.SUCCESS',
    resource: { ...resource, nonce: 'nonce-12byte', associated_data: 'transaction' },
  });
}

function parse(body: string, headers: Record<string, string> = {}, sent = body) {
  const timestamp = String(now / 1000);
  const message = Buffer.from(`${timestamp}\nabc\n${body}\n`);
  return gateway.parseNotice({
    method: 'POST',
    body: sent,
    now,
    headers: {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': 'abc',
      'wechatpay-serial': 'PUB_KEY_ID_1',
      'wechatpay-signature': sign('sha256', message, theirs.privateKey).toString('base64'),
      ...headers,
    },
  });
}

test('a genuine notice is a capture with its time', () => {
  const capture = { transactionId: '4200000001', orderNumber, amountFen: 10000, paidAt };
  expect(parse(bodyOf())).toMatchObject({ kind: 'capture', capture });
});

test.each([
  ['a changed byte', parse(bodyOf(), {}, `${bodyOf()} `), 'bad-signature'],
  ['a probe', parse(bodyOf(), { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/x' }), 'bad-signature'],
  ['an unknown serial', parse(bodyOf(), { 'wechatpay-serial': 'OTHER' }), 'unknown-serial'],
  ['another key', parse(bodyOf(), { 'wechatpay-serial': 'PUB_KEY_ID_2' }), 'bad-signature'],
  ['age', parse(bodyOf(), { 'wechatpay-timestamp': String(now / 1000 - 301) }), 'stale'],
  ['the future', parse(bodyOf(), { 'wechatpay-timestamp': String(now / 1000 + 301) }), 'stale'],
  ['another merchant', parse(bodyOf({ mchid: '1900000002' })), 'wrong-merchant'],
  ['another app', parse(bodyOf({ appid: 'wx2' })), 'wrong-merchant'],
  ['another API key', parse(bodyOf({}, 'x'.repeat(32))), 'bad-resource'],
  ['no amount', parse(bodyOf({ amount: { total: 0, currency: 'CNY' } })), 'bad-field'],
])('#22 a notice with %s is refused', (_name, notice, why) => {
  expect(notice).toEqual({ kind: 'refused', why });
});
