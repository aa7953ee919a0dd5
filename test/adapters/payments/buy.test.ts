import { describe, expect, test } from 'vitest';
import { formatYuan, parseYuan } from '#adapters/payments/yeepay/amount.ts';
import { parseBeijing } from '#adapters/payments/yeepay/time.ts';
import { yeepayClassic } from '#adapters/payments/yeepay.ts';
import { config, gateway, key, orderNumber } from './fixture.ts';

const createdAt = Date.UTC(2026, 10, 23, 2, 0, 0);
const request = {
  orderNumber,
  amountFen: 10000,
  bank: 'ICBC-NET-B2C',
  examId: 'GSGWY2026',
  createdAt,
  expiresAt: createdAt + 30 * 60_000,
};

test('the form carries the signatures of the worked example', () => {
  const { method, url, fields } = yeepayClassic({
    ...config,
    noticeUrl: 'http://127.0.0.1:8080/pay/notify/yeepay',
    returnUrl: 'http://127.0.0.1:8080/pay/return/yeepay',
  }).createPayment(request);
  expect({ method, url }).toEqual({ method: 'POST', url: config.payUrl });
  expect(fields.hmac).toBe('12e03f7344bb0ad0589f367b7919710a');
  expect(fields.hmac_safe).toBe('0ff1e29adf563d58e410100c056e21f3');
});

test('the form is ASCII, stable, and holds neither key nor person', () => {
  const form = JSON.stringify(gateway.createPayment(request));
  expect(form).toBe(JSON.stringify(gateway.createPayment(request)));
  expect(form).toMatch(/^[\x20-\x7e]+$/);
  expect(form).not.toContain(key);
});

test('what the gateway would cut is refused', () => {
  const noticeUrl = `https://pay.example.test/${'n'.repeat(40)}`;
  expect(() => yeepayClassic({ ...config, noticeUrl })).toThrow('noticeUrl');
  expect(() => yeepayClassic({ ...config, returnUrl: 'https://例.test/' })).toThrow('returnUrl');
  expect(() => gateway.createPayment({ ...request, bank: '<b>' })).toThrow('bank');
  expect(gateway.createPayment({ ...request, bank: 'ABC' }).fields.pd_FrpId).toBe('ABC-NET-B2C');
});

describe('amounts', () => {
  test.each([
    ['100', 10000],
    ['100.0', 10000],
    ['100.00', 10000],
    ['0.29', 29],
    ['999999999.99', 99_999_999_999],
  ])('%s yuan is %i fen', (text, fen) => expect(parseYuan(text)).toBe(fen));

  test.each(['', '.5', '1.', '1.000', '-1', '+1', '1e2', ' 1', '1,000', '1000000000', '１'])(
    '"%s" is no amount',
    (text) => expect(parseYuan(text)).toBeUndefined(),
  );

  test('fen are written with two decimals', () => {
    expect(formatYuan(15000)).toBe('150.00');
    expect(formatYuan(5)).toBe('0.05');
    expect(() => formatYuan(0)).toThrow();
    expect(() => formatYuan(1.5)).toThrow();
  });
});

test('Beijing time becomes an instant, an impossible day none', () => {
  expect(parseBeijing('2026-11-23 10:00:00')).toBe(createdAt);
  expect(parseBeijing('20261123100000')).toBe(createdAt);
  expect(parseBeijing('2026-02-30 10:00:00')).toBeUndefined();
  expect(parseBeijing('yesterday')).toBeUndefined();
});
