import { expect, test } from 'vitest';
import { buyOrder, commandOrders, noticeOrder } from '../../../local/gateway/fields.ts';
import { isSigned, signFields } from '../../../local/gateway/sign.ts';
import { key, merchantId } from './bench.ts';

const order = 'GS2611230A1B2C3D4E5F6G7H8J9K';
const trx = '612026112300000001I';
const requestOf = (cmd: string) => commandOrders[cmd]?.request ?? [];

const buy = {
  ...{ p0_Cmd: 'Buy', p1_MerId: merchantId, p2_Order: order, p3_Amt: '100.00', p4_Cur: 'CNY' },
  ...{ p5_Pid: 'EXAMFEE', p6_Pcat: 'GSGWY2026', p9_SAF: '0', pd_FrpId: 'ICBC-NET-B2C' },
  p8_Url: 'http://127.0.0.1:8080/pay/return/yeepay',
  pb_ServerNotifyUrl: 'http://127.0.0.1:8080/pay/notify/yeepay',
  ...{ pm_Period: '30', pn_Unit: 'minute', pr_NeedResponse: '1' },
};
const notice = {
  ...{ p1_MerId: merchantId, r0_Cmd: 'Buy', r1_Code: '1', r2_TrxId: trx, r3_Amt: '100.0' },
  ...{ r4_Cur: 'RMB', r5_Pid: 'EXAMFEE', r6_Order: order, r9_BType: '2' },
};
const query = { p0_Cmd: 'QueryOrdDetail', p1_MerId: merchantId, p2_Order: order, pv_Ver: '3.0' };
const refund = { p0_Cmd: 'RefundOrd', p1_MerId: merchantId, p2_Order: `R${order}`, pb_TrxId: trx };

test.each([
  ['Buy', buyOrder, buy, '12e03f7344bb0ad0589f367b7919710a', '0ff1e29adf563d58e410100c056e21f3'],
  [
    'callback',
    noticeOrder,
    notice,
    '505c9b0c1edbcaab84a02c14183cf0f6',
    '316d7419d443147349c98ebcac8a9971',
  ],
  [
    'QueryOrdDetail',
    requestOf('QueryOrdDetail'),
    { ...query, p3_ServiceType: '2' },
    '9ece8a2d9b09a46730ab32bf872e9a6e',
    '50d45b2605ad740989a2651d9c4285a5',
  ],
  [
    'RefundOrd',
    requestOf('RefundOrd'),
    { ...refund, p3_Amt: '100.00', p4_Cur: 'CNY', p5_Desc: 'dup' },
    'eea27fe55f5518088c68760cb39ab0a5',
    '1090bc0b4084be7fdc1a28e95a94964a',
  ],
  [
    'RefundResults',
    requestOf('RefundResults'),
    { ...refund, p0_Cmd: 'RefundResults' },
    '1f5104756332ce7fed8645c9506417cb',
    '1ee90f78ccd98544698cdee2981d4c04',
  ],
  [
    'CancelOrd',
    requestOf('CancelOrd'),
    { p0_Cmd: 'CancelOrd', p1_MerId: merchantId, pb_TrxId: order, pv_Ver: '1' },
    '4548b18549c7f4bbb33c404f63810660',
    '46418d793196e9af7a381cb129e092d4',
  ],
])('the simulator signs the worked %s by itself', (_, names, fields, hmac, hmac_safe) => {
  expect(signFields(key, names, fields)).toMatchObject({ hmac, hmac_safe });
});

test('a key longer than a block and a wrong signature', () => {
  const long = 'K'.repeat(80);
  const signed = signFields(long, ['a'], { a: 'b' });
  expect(isSigned(long, ['a'], signed)).toBe(true);
  expect(isSigned(long, ['a'], { ...signed, a: 'c' })).toBe(false);
});
