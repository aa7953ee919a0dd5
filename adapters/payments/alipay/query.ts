import type { CloseResult, QueryResult } from '../port.ts';
import { transactionIdFormat } from '../shared/formats.ts';
import { type JsonObject, textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { parseYuan } from '../yeepay/amount.ts';
import { parseBeijing } from '../yeepay/time.ts';
import { call } from './call.ts';
import type { Alipay } from './config.ts';

/** A trade exists only once the payer has signed in at the cashier; until then it is unknown. */
const absent = 'ACQ.TRADE_NOT_EXIST';

/** Alipay's signed word about one order, with the time of payment. */
export async function queryOrder(
  alipay: Alipay,
  fetcher: Fetcher,
  orderNumber: string,
): Promise<QueryResult> {
  const content = { out_trade_no: orderNumber };
  const answer = await call(alipay, fetcher, 'alipay.trade.query', content);
  if ('fault' in answer) return unanswered(answer.fault);
  const { code, fields } = answer;
  if (code === absent) return { kind: 'not-found' };
  if (code !== '') return unanswered('gateway-error');
  if (textOf(fields, 'out_trade_no') !== orderNumber) return unanswered('wrong-order');
  const status = textOf(fields, 'trade_status');
  if (status === 'WAIT_BUYER_PAY') return { kind: 'unpaid', canceled: false };
  // Closed unpaid, or paid back in full: either way no money is here.
  if (status === 'TRADE_CLOSED') return { kind: 'unpaid', canceled: true };
  const success = status === 'TRADE_SUCCESS' || status === 'TRADE_FINISHED';
  return success ? paid(fields, orderNumber) : unanswered('bad-field');
}

function paid(fields: JsonObject, orderNumber: string): QueryResult {
  const transactionId = textOf(fields, 'trade_no');
  const amountFen = parseYuan(textOf(fields, 'total_amount'));
  const paidAt = parseBeijing(textOf(fields, 'send_pay_date'));
  if (!transactionIdFormat.test(transactionId) || !amountFen) return unanswered('bad-field');
  // Deadlines are judged by this time; without it nothing may be settled.
  if (paidAt === undefined) return unanswered('bad-field');
  const money = { transactionId, orderNumber, amountFen, currency: 'CNY', paidAt };
  const capture = { gateway: 'alipay', ...money, source: 'query' } as const;
  return { kind: 'paid', capture, refundedFen: 0 };
}

/** A trade nobody opened counts as closed; should its page be used later, it is a late capture. */
export async function closeOrder(
  alipay: Alipay,
  fetcher: Fetcher,
  orderNumber: string,
): Promise<CloseResult> {
  const content = { out_trade_no: orderNumber };
  const answer = await call(alipay, fetcher, 'alipay.trade.close', content);
  if ('fault' in answer) return 'unknown';
  if (answer.code === absent) return 'closed';
  if (answer.code === '') {
    return textOf(answer.fields, 'out_trade_no') === orderNumber ? 'closed' : 'unknown';
  }
  if (answer.code !== 'ACQ.TRADE_STATUS_ERROR') return 'unknown';
  // The error covers paid and closed trades alike; only the query tells them apart.
  const state = await queryOrder(alipay, fetcher, orderNumber);
  if (state.kind === 'paid') return 'already-paid';
  return state.kind === 'unpaid' && state.canceled ? 'closed' : 'unknown';
}

function unanswered(why: string): QueryResult {
  return { kind: 'unanswered', why };
}
