import { describe, expect, test } from 'vitest';
import { sign } from '#adapters/payments/yeepay/signature.ts';
import { yeepayClassic } from '#adapters/payments/yeepay.ts';
import {
  config,
  encode,
  gateway,
  key,
  orderNumber,
  parse,
  signedNotice,
  transactionId,
} from './fixture.ts';

const capture = {
  gateway: 'yeepay',
  transactionId,
  orderNumber,
  amountFen: 10000,
  currency: 'CNY',
  source: 'notice',
};

describe('a genuine notice', () => {
  test('is a capture, by GET and by POST, as text or bytes', () => {
    const text = encode(signedNotice());
    expect(gateway.parseNotice({ method: 'GET', rawQuery: text })).toEqual({
      kind: 'capture',
      capture,
    });
    for (const body of [text, Buffer.from(text)]) {
      expect(gateway.parseNotice({ method: 'POST', rawQuery: '', body })).toEqual({
        kind: 'capture',
        capture,
      });
    }
  });

  test('may carry the unsigned extras, which decide nothing', () => {
    const extras = { rb_BankId: 'ICBC-NET', ru_Trxtime: '20261123100000', rq_SourceFee: '0.0' };
    expect(parse({ ...signedNotice(), ...extras })).toEqual({ kind: 'capture', capture });
  });

  test('brought by the browser says so', () => {
    const notice = parse(signedNotice({ r9_BType: '1' }));
    expect(notice).toMatchObject({ capture: { source: 'return' } });
  });

  test('in another currency is a capture of that currency', () => {
    expect(parse(signedNotice({ r4_Cur: 'USD' }))).toMatchObject({ capture: { currency: 'USD' } });
  });

  test('of a failure is ignored', () => {
    const notice = parse(signedNotice({ r1_Code: '0', r2_TrxId: '' }));
    expect(notice).toEqual({ kind: 'ignored', why: 'not-a-success', orderNumber });
  });
});

describe('a notice is refused', () => {
  const good = signedNotice();
  const text = encode(good);
  const { hmac: _, ...noPlain } = good;
  const { hmac_safe: __, ...noSafe } = good;

  test.each([
    ['without hmac', noPlain, 'bad-signature'],
    ['without hmac_safe', noSafe, 'bad-signature'],
    ['with another amount', { ...good, r3_Amt: '1.0' }, 'bad-signature'],
    ['with another order', { ...good, r6_Order: `${orderNumber}X` }, 'bad-signature'],
    ['with a key in the wrong case', { ...good, R3_Amt: '100.0' }, 'unknown-key'],
    ['with an invented key', { ...good, next: '1' }, 'unknown-key'],
    ['of another merchant', signedNotice({ p1_MerId: '10000457068' }), 'wrong-merchant'],
    ['with an amount that is none', signedNotice({ r3_Amt: '1e2' }), 'bad-field'],
    ['of nothing', signedNotice({ r3_Amt: '0.00' }), 'bad-field'],
    ['without a transaction', signedNotice({ r2_TrxId: '' }), 'bad-field'],
    ['of another command', signedNotice({ r0_Cmd: 'Refund' }), 'bad-field'],
    ['of an unknown kind', signedNotice({ r9_BType: '3' }), 'bad-field'],
    ['without a currency', signedNotice({ r4_Cur: '' }), 'bad-field'],
  ])('%s', (_name, fields: Record<string, string>, why) => {
    expect(parse(fields)).toEqual({ kind: 'refused', why });
  });

  test.each([
    ['when empty', '', '', 'malformed'],
    ['with a repeated key', `${text}&r3_Amt=100.0`, '', 'repeated-key'],
    ['with a broken escape', `${text}%`, '', 'malformed'],
    ['with query and body', text, text, 'malformed'],
    ['when far too long', `${text}&rb_BankId=${'A'.repeat(9000)}`, '', 'too-long'],
    ['with a field left out', text.replace('&r7_Uid=', ''), '', 'missing-field'],
  ])('%s', (_name, rawQuery, body, why) => {
    expect(gateway.parseNotice({ method: 'POST', rawQuery, body })).toEqual({
      kind: 'refused',
      why,
    });
  });

  test('when a digit moved over the border between two fields', () => {
    const genuine = signedNotice({ r2_TrxId: '61200000000001', r3_Amt: '1.0' });
    const shifted = { ...genuine, r2_TrxId: '6120000000000', r3_Amt: '11.0' };
    const { hmac: _plain, hmac_safe: _safe, ...values } = shifted;
    // The plain signature alone would have believed eleven yuan.
    expect(sign(key, Object.values(values)).hmac).toBe(genuine.hmac);
    expect(parse(shifted)).toEqual({ kind: 'refused', why: 'bad-signature' });
  });
});

test('values moved on into empty fields are refused though both signatures fit', () => {
  const genuine = signedNotice();
  const moved = { ...genuine, r5_Pid: '', r6_Order: 'EXAMFEE', r7_Uid: orderNumber };
  expect(parse(moved)).toEqual({ kind: 'refused', why: 'bad-field' });
  expect(parse(signedNotice({ r8_MP: 'x' }))).toEqual({ kind: 'refused', why: 'bad-field' });
});

test('#55 a key that is being replaced still verifies', () => {
  const rotated = yeepayClassic({ ...config, key: 'NEW', previousKeys: [key] });
  expect(rotated.parseNotice({ method: 'GET', rawQuery: encode(signedNotice()) }).kind).toBe(
    'capture',
  );
});

test('the acknowledgement is SUCCESS and nothing else', () => {
  expect(gateway.acknowledgement()).toMatchObject({ status: 200, body: 'SUCCESS' });
  expect(gateway.acknowledgement().headers['content-type']).toContain('text/plain');
});
