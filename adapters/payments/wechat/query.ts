import type { CloseResult, QueryResult } from '../port.ts';
import { textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { call } from './call.ts';
import type { Wechat } from './config.ts';
import { captureOf, isOurs } from './transaction.ts';

const unpaid = new Set(['NOTPAY', 'USERPAYING', 'ACCEPT', 'PAYERROR']);
const canceled = new Set(['CLOSED', 'REVOKED']);

/** WeChat's signed word about one order, with the time of payment. */
export async function queryOrder(
  wechat: Wechat,
  fetcher: Fetcher,
  orderNumber: string,
): Promise<QueryResult> {
  const { config } = wechat;
  const path = `${orderPath(orderNumber)}?mchid=${config.merchantId}`;
  const answer = await call(wechat, fetcher, path);
  if ('fault' in answer) return unanswered(answer.fault);
  const { status, body } = answer;
  if (status === 404) {
    const absent = ['ORDER_NOT_EXIST', 'ORDERNOTEXIST'].includes(textOf(body, 'code'));
    return absent ? { kind: 'not-found' } : unanswered('gateway-error');
  }
  if (status !== 200) return unanswered('gateway-error');
  if (!isOurs(config, body)) return unanswered('wrong-merchant');
  if (textOf(body, 'out_trade_no') !== orderNumber) return unanswered('wrong-order');
  const state = textOf(body, 'trade_state');
  if (unpaid.has(state)) return { kind: 'unpaid', canceled: false };
  if (canceled.has(state)) return { kind: 'unpaid', canceled: true };
  const capture = captureOf(body, 'query');
  if (!capture || (state !== 'SUCCESS' && state !== 'REFUND')) return unanswered('bad-field');
  // The answer does not tell how much went back; we only ever refund the whole.
  const refundedFen = state === 'REFUND' ? capture.amountFen : 0;
  return { kind: 'paid', capture, refundedFen };
}

/** An order WeChat never saw counts as closed: nobody was given its code. */
export async function closeOrder(
  wechat: Wechat,
  fetcher: Fetcher,
  orderNumber: string,
): Promise<CloseResult> {
  const request = { mchid: wechat.config.merchantId };
  const answer = await call(wechat, fetcher, `${orderPath(orderNumber)}/close`, request);
  if ('fault' in answer) return 'unknown';
  if (answer.status === 204) return 'closed';
  const code = textOf(answer.body, 'code').replaceAll('_', '');
  if (code === 'ORDERPAID') return 'already-paid';
  return code === 'ORDERCLOSED' || code === 'ORDERNOTEXIST' ? 'closed' : 'unknown';
}

function orderPath(orderNumber: string): string {
  return `/v3/pay/transactions/out-trade-no/${encodeURIComponent(orderNumber)}`;
}

function unanswered(why: string): QueryResult {
  return { kind: 'unanswered', why };
}
