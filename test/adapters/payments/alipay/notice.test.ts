import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { alipay } from '#adapters/payments/alipay.ts';
import { makePair, orderNumber, paidAt } from '../keys.ts';

const ours = makePair();
const theirs = makePair();
const gateway = alipay({
  appId: '2021000000000001',
  sellerId: '2088000000000001',
  privateKey: ours.privatePem,
  publicKeys: { old: makePair().publicPem, current: theirs.publicPem },
  noticeUrl: 'https://pay.test/n/a',
  returnUrl: 'https://site.test/',
});
const good: Record<string, string> = {
  ...{ app_id: '2021000000000001', seller_id: '2088000000000001', charset: 'utf-8' },
  ...{ out_trade_no: orderNumber, trade_no: '2026112322001', trade_status: 'TRADE_SUCCESS' },
  ...{ total_amount: '100.00', gmt_payment: '2026-11-23 10:00:00' },
  notify_type: 'trade_status_sync',
};

function parse(changes: Record<string, string> = {}, after = {}, digest = 'sha256') {
  const fields = { ...good, ...changes };
  const text = Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const signature = sign(digest, Buffer.from(text), theirs.privateKey).toString('base64');
  const form = { ...fields, sign: signature, sign_type: 'RSA2', ...after };
  return gateway.parseNotice({ method: 'POST', body: new URLSearchParams(form).toString() });
}

test('a genuine notice is a capture with its time', () => {
  const capture = { transactionId: '2026112322001', orderNumber, amountFen: 10000, paidAt };
  expect(parse()).toMatchObject({ kind: 'capture', capture });
});

test('#54 word of a refund before that of the payment is no payment, and hides none', () => {
  const refunded = { trade_status: 'TRADE_CLOSED', refund_fee: '100.00' };
  expect(parse(refunded)).toMatchObject({ kind: 'ignored', orderNumber });
  expect(parse()).toMatchObject({ kind: 'capture', capture: { orderNumber } });
});

test.each([
  ['the weaker algorithm', parse({}, { sign_type: 'RSA' }, 'sha1'), 'wrong-algorithm'],
  ['a weaker digest', parse({}, {}, 'sha1'), 'bad-signature'],
  ['another amount', parse({}, { total_amount: '1.00' }), 'bad-signature'],
  ['another app', parse({ app_id: '2021000000000002' }), 'wrong-app'],
  ['another seller', parse({ seller_id: '2088000000000002' }), 'wrong-seller'],
  ['a moved border', parse({ body: 'x&total_amount=1.00' }), 'malformed'],
  ['no time of payment', parse({ gmt_payment: '' }), 'bad-field'],
])('#23 a notice with %s is refused', (_name, notice, why) => {
  expect(notice).toEqual({ kind: 'refused', why });
});
