import { expect, test } from 'vitest';
import { sign, verify } from '#adapters/payments/yeepay/signature.ts';
import { key, merchantId, orderNumber, transactionId } from './fixture.ts';

const vectors: Record<string, [values: string[], hmac: string, safe: string]> = {
  Buy: [
    [
      ...['Buy', merchantId, orderNumber, '100.00', 'CNY', 'EXAMFEE', 'GSGWY2026', ''],
      ...['http://127.0.0.1:8080/pay/return/yeepay', '0', ''],
      ...['http://127.0.0.1:8080/pay/notify/yeepay', 'ICBC-NET-B2C', '30', 'minute', '1'],
      ...['', '', '', '', '', '', ''],
    ],
    '12e03f7344bb0ad0589f367b7919710a',
    '0ff1e29adf563d58e410100c056e21f3',
  ],
  callback: [
    [merchantId, 'Buy', '1', transactionId, '100.0', 'RMB', 'EXAMFEE', orderNumber, '', '', '2'],
    '505c9b0c1edbcaab84a02c14183cf0f6',
    '316d7419d443147349c98ebcac8a9971',
  ],
  QueryOrdDetail: [
    ['QueryOrdDetail', merchantId, orderNumber, '3.0', '2'],
    '9ece8a2d9b09a46730ab32bf872e9a6e',
    '50d45b2605ad740989a2651d9c4285a5',
  ],
  RefundOrd: [
    ['RefundOrd', merchantId, `R${orderNumber}`, transactionId, '100.00', 'CNY', 'dup'],
    'eea27fe55f5518088c68760cb39ab0a5',
    '1090bc0b4084be7fdc1a28e95a94964a',
  ],
  RefundResults: [
    ['RefundResults', merchantId, `R${orderNumber}`, transactionId],
    '1f5104756332ce7fed8645c9506417cb',
    '1ee90f78ccd98544698cdee2981d4c04',
  ],
  CancelOrd: [
    ['CancelOrd', merchantId, orderNumber, '1'],
    '4548b18549c7f4bbb33c404f63810660',
    '46418d793196e9af7a381cb129e092d4',
  ],
};

test.each(Object.entries(vectors))('signs the worked %s', (_, [values, hmac, safe]) => {
  expect(sign(key, values)).toEqual({ hmac, hmac_safe: safe });
});

const utf8 = Buffer.from('考务费').toString('latin1');
const gbk = Buffer.from('bfbccef1b7d1', 'hex').toString('latin1');

test('the bytes decide: UTF-8 and GBK of the same words differ', () => {
  expect(sign(key, [utf8]).hmac).toBe('628da3a2d641a838df55eb6db78f2bdf');
  expect(sign(key, [gbk]).hmac).toBe('5e131d49ad35da67800d7cecc6343b1d');
});

test('GBK on the wire is genuine when signed as GBK or as UTF-8', () => {
  expect(verify([key], [gbk], sign(key, [gbk]))).toBe(true);
  expect(verify([key], [gbk], sign(key, [utf8]))).toBe(true);
});

test('both signatures are required, and a key that is being replaced still verifies', () => {
  const good = sign(key, ['a', 'b']);
  expect(verify(['new', key], ['a', 'b'], good)).toBe(true);
  expect(verify(['new'], ['a', 'b'], good)).toBe(false);
  expect(verify([key], ['a', 'b'], { hmac: good.hmac })).toBe(false);
  expect(verify([key], ['a', 'b'], { hmac_safe: good.hmac_safe })).toBe(false);
  expect(verify([key], ['a', 'b'], { ...good, hmac: good.hmac.toUpperCase() })).toBe(false);
});
