import type { CloseResult, QueryResult } from '../port.ts';
import { textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { call } from './call.ts';
import type { Yop } from './config.ts';
import { captureOf, isOurs } from './payment.ts';

const unpaid = new Set(['PROCESSING']);
const canceled = new Set(['TIME_OUT', 'FAIL', 'CLOSE']);

/** YOP's signed word about one order; where it and a notice differ, this one counts. */
export async function queryOrder(
  yop: Yop,
  fetcher: Fetcher,
  orderNumber: string,
): Promise<QueryResult> {
  const path = '/rest/v1.0/trade/order/query';
  const answer = await call(yop, fetcher, 'GET', path, orderFields(yop, orderNumber));
  if ('fault' in answer) return unanswered(answer.fault);
  const { code, fields } = answer;
  if (yop.config.notFoundCodes?.includes(code)) return { kind: 'not-found' };
  if (code !== '') return unanswered('gateway-error');
  if (!isOurs(yop, fields)) return unanswered('wrong-merchant');
  if (textOf(fields, 'orderId') !== orderNumber) return unanswered('wrong-order');
  const status = textOf(fields, 'status');
  if (unpaid.has(status)) return { kind: 'unpaid', canceled: false };
  if (canceled.has(status)) return { kind: 'unpaid', canceled: true };
  const capture = status === 'SUCCESS' ? captureOf(fields, 'query') : undefined;
  return capture ? { kind: 'paid', capture, refundedFen: 0 } : unanswered('bad-field');
}

/** Anything but a plain yes is settled by the query. */
export async function closeOrder(
  yop: Yop,
  fetcher: Fetcher,
  orderNumber: string,
): Promise<CloseResult> {
  const path = '/rest/v1.0/trade/order/close';
  const answer = await call(yop, fetcher, 'POST', path, orderFields(yop, orderNumber));
  if ('fault' in answer) return 'unknown';
  if (answer.code === '') {
    return textOf(answer.fields, 'orderId') === orderNumber ? 'closed' : 'unknown';
  }
  const state = await queryOrder(yop, fetcher, orderNumber);
  if (state.kind === 'paid') return 'already-paid';
  if (state.kind === 'not-found') return 'closed';
  return state.kind === 'unpaid' && state.canceled ? 'closed' : 'unknown';
}

function orderFields({ config, parentMerchantId }: Yop, orderId: string) {
  return { parentMerchantNo: parentMerchantId, merchantNo: config.merchantId, orderId };
}

function unanswered(why: string): QueryResult {
  return { kind: 'unanswered', why };
}
