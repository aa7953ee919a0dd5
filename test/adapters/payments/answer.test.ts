import { expect, test } from 'vitest';
import { sign } from '#adapters/payments/yeepay/signature.ts';
import { yeepayClassic } from '#adapters/payments/yeepay.ts';
import { config, key, orderNumber, transactionId } from './fixture.ts';

const paid = {
  ...{ r0_Cmd: 'QueryOrdDetail', r1_Code: '1', r2_TrxId: transactionId, r3_Amt: '100.0' },
  ...{ r4_Cur: 'RMB', r5_Pid: 'EXAMFEE', r6_Order: orderNumber, r8_MP: '', rw_RefundRequestID: '' },
  ...{ rx_CreateTime: '2026-11-23 09:59:00', ry_FinshTime: '2026-11-23 10:00:00' },
  ...{ rz_RefundAmount: '', rb_PayStatus: 'SUCCESS', rc_RefundCount: '0', rd_RefundAmt: '' },
};

const lines = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('\n');
const signed = (changes: Partial<typeof paid> = {}) => {
  const fields: Record<string, string> = { ...paid, ...changes };
  return lines({ ...fields, ...sign(key, Object.values(fields)) });
};
const ask = (body: string, status = 200) =>
  yeepayClassic(config, async () => new Response(body, { status })).query(orderNumber);

test('a signed answer is believed, the Beijing time becomes an instant', async () => {
  expect(await ask(signed())).toMatchObject({
    kind: 'paid',
    refundedFen: 0,
    capture: { amountFen: 10000, paidAt: Date.UTC(2026, 10, 23, 2, 0, 0), source: 'query' },
  });
});

test.each([
  ['of another order', signed({ r6_Order: 'GSOTHER' }), 'wrong-order'],
  ['to another command', signed({ r0_Cmd: 'CancelOrd' }), 'wrong-command'],
  ['with an unknown status', signed({ rb_PayStatus: 'MAYBE' }), 'bad-field'],
  ['without the time of payment', signed({ ry_FinshTime: '' }), 'bad-field'],
  ['without an amount', signed({ r3_Amt: '' }), 'bad-field'],
  ['that is an error', signed({ r1_Code: '-100' }), 'gateway-error'],
  ['of an unknown order, yet another one', signed({ r1_Code: '50', r6_Order: 'X' }), 'wrong-order'],
  ['without hmac_safe', signed().replace(/hmac_safe=.*/, ''), 'bad-signature'],
  ['changed on its way', signed().replace('100.0', '900.0'), 'bad-signature'],
  ['with a repeated line', `${signed()}\nr3_Amt=1.0`, 'malformed'],
  ['that is a page', '<html>busy</html>', 'malformed'],
  ['without end', 'x'.repeat(70_000), 'too-long'],
])('an answer %s is none', async (_name, body, why) => {
  expect(await ask(body)).toEqual({ kind: 'unanswered', why });
});

test('errors and silence are no answer', async () => {
  expect(await ask(signed(), 502)).toEqual({ kind: 'unanswered', why: 'status-502' });
  const silent = yeepayClassic(config, async () => {
    throw new DOMException('late', 'TimeoutError');
  });
  expect(await silent.query(orderNumber)).toEqual({ kind: 'unanswered', why: 'timeout' });
  expect(await silent.close(orderNumber)).toBe('unknown');
});
