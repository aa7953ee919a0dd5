/** The worked example of the gateway's manual page: one synthetic merchant and order. */

import { sign } from '#adapters/payments/yeepay/signature.ts';
import { yeepayClassic } from '#adapters/payments/yeepay.ts';

export const key = 'SIMKEY-8f3c2a71-do-not-use-in-production';
export const merchantId = '10000457067';
export const orderNumber = 'GS2611230A1B2C3D4E5F6G7H8J9K';
export const transactionId = '612026112300000001I';

export const config = {
  merchantId,
  key,
  payUrl: 'http://gateway.test/app-merchant-proxy/node',
  commandUrl: 'http://gateway.test/app-merchant-proxy/command',
  noticeUrl: 'http://127.0.0.1:8080/n/y',
  returnUrl: 'http://127.0.0.1:8080/api/payments/yeepay/return',
};
export const gateway = yeepayClassic(config);

const noticeFields = {
  p1_MerId: merchantId,
  r0_Cmd: 'Buy',
  r1_Code: '1',
  r2_TrxId: transactionId,
  r3_Amt: '100.0',
  r4_Cur: 'RMB',
  r5_Pid: 'EXAMFEE',
  r6_Order: orderNumber,
  r7_Uid: '',
  r8_MP: '',
  r9_BType: '2',
};

/** A notice signed as the gateway would, some of its fields changed before signing. */
export function signedNotice(changes: Partial<typeof noticeFields> = {}) {
  const fields: Record<string, string> = { ...noticeFields, ...changes };
  return { ...fields, ...sign(key, Object.values(fields)) };
}

export const encode = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

/** Parses the fields as a GET notice. */
export const parse = (fields: Record<string, string>) =>
  gateway.parseNotice({ method: 'GET', rawQuery: encode(fields), body: '' });
