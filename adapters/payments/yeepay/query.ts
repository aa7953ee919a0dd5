/** QueryOrdDetail: the gateway's signed word about one order, with the time of payment. */
import type { QueryResult } from '../port.ts';
import { parseYuan } from './amount.ts';
import { call } from './command.ts';
import type { Fetcher, YeepayConfig } from './config.ts';
import type { Fields } from './form.ts';
import { parseCurrency, transactionIdFormat } from './formats.ts';
import { parseBeijing } from './time.ts';

/** `ry_FinshTime` is the gateway's own spelling. */
const answer = [
  ...['r0_Cmd', 'r1_Code', 'r2_TrxId', 'r3_Amt', 'r4_Cur', 'r5_Pid', 'r6_Order', 'r8_MP'],
  ...['rw_RefundRequestID', 'rx_CreateTime', 'ry_FinshTime', 'rz_RefundAmount', 'rb_PayStatus'],
  ...['rc_RefundCount', 'rd_RefundAmt'],
];

export async function queryOrder(
  config: YeepayConfig,
  fetcher: Fetcher,
  orderNumber: string,
): Promise<QueryResult> {
  const fields: [string, string][] = [
    ['p0_Cmd', 'QueryOrdDetail'],
    ['p1_MerId', config.merchantId],
    ['p2_Order', orderNumber],
    ['pv_Ver', '3.0'],
    ['p3_ServiceType', '2'],
  ];
  const reply = await call(config, fetcher, { url: config.commandUrl, fields, answer });
  if ('fault' in reply) return unanswered(reply.fault);
  return read(reply.fields, orderNumber);
}

function read(fields: Fields, orderNumber: string): QueryResult {
  const code = fields.get('r1_Code');
  const answered = fields.get('r6_Order') ?? '';
  if (code === '50') {
    return answered === '' || answered === orderNumber
      ? { kind: 'not-found' }
      : unanswered('wrong-order');
  }
  if (code !== '1') return unanswered('gateway-error');
  if (answered !== orderNumber) return unanswered('wrong-order');
  const status = fields.get('rb_PayStatus');
  if (status === 'INIT') return { kind: 'unpaid', canceled: false };
  if (status === 'CANCELED') return { kind: 'unpaid', canceled: true };
  return status === 'SUCCESS' ? paid(fields, orderNumber) : unanswered('bad-field');
}

function paid(fields: Fields, orderNumber: string): QueryResult {
  const transactionId = fields.get('r2_TrxId') ?? '';
  const amountFen = parseYuan(fields.get('r3_Amt') ?? '');
  const currency = parseCurrency(fields.get('r4_Cur') ?? '');
  const paidAt = parseBeijing(fields.get('ry_FinshTime') ?? '');
  const refundedFen = parseYuan(fields.get('rd_RefundAmt') || '0');
  if (!transactionIdFormat.test(transactionId)) return unanswered('bad-field');
  if (!amountFen || currency === undefined) return unanswered('bad-field');
  // Deadlines are judged by this time; without it nothing may be settled.
  if (paidAt === undefined || refundedFen === undefined) return unanswered('bad-field');
  const money = { transactionId, orderNumber, amountFen, currency, paidAt };
  return { kind: 'paid', capture: { gateway: 'yeepay', ...money, source: 'query' }, refundedFen };
}

function unanswered(why: string): QueryResult {
  return { kind: 'unanswered', why };
}
