/** The same refund number (refundRequestId) may be sent again: it refunds once. */
import type { RefundRequest, RefundResult, RefundState } from '../port.ts';
import { textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { formatYuan } from '../yeepay/amount.ts';
import { call } from './call.ts';
import type { Yop } from './config.ts';

type Known = Omit<RefundRequest, 'amountFen'>;

/** Here the outcome is open: the same number is asked for, and sent again. */
const unsure = new Set(['40020', '40040', 'sys.service.retryable', 'sys.service.unavailable']);

const kinds = new Map<string, 'processing' | 'done' | 'failed'>([
  ['PROCESSING', 'processing'],
  ['SUCCESS', 'done'],
  ['SUSPEND', 'processing'],
  ['FAILED', 'failed'],
  ['CANCEL', 'failed'],
]);

export async function refundCapture(
  yop: Yop,
  fetcher: Fetcher,
  request: RefundRequest,
): Promise<RefundResult> {
  const fields = { ...known(yop, request), refundAmount: formatYuan(request.amountFen) };
  const answer = await call(yop, fetcher, 'POST', '/rest/v1.0/trade/refund', fields);
  if ('fault' in answer) return { kind: 'unanswered', why: answer.fault };
  const { code } = answer;
  if (unsure.has(code)) return { kind: 'unanswered', why: 'gateway-error' };
  if (code !== '') return { kind: 'rejected', code };
  if (textOf(answer.fields, 'refundRequestId') !== request.refundNumber) {
    return { kind: 'unanswered', why: 'wrong-refund' };
  }
  const status = textOf(answer.fields, 'status');
  return kinds.get(status) === 'failed' ? { kind: 'rejected', code: status } : { kind: 'accepted' };
}

/** An error is never read as "not found": its number may be sent again in any case. */
export async function queryRefund(
  yop: Yop,
  fetcher: Fetcher,
  request: Known,
): Promise<RefundState> {
  const path = '/rest/v1.0/trade/refund/query';
  const answer = await call(yop, fetcher, 'GET', path, known(yop, request));
  if ('fault' in answer) return { kind: 'unanswered', why: answer.fault };
  const { code, fields } = answer;
  if (yop.config.notFoundCodes?.includes(code)) return { kind: 'not-found' };
  if (code !== '') return { kind: 'unanswered', why: 'gateway-error' };
  if (textOf(fields, 'refundRequestId') !== request.refundNumber) {
    return { kind: 'unanswered', why: 'wrong-refund' };
  }
  const kind = kinds.get(textOf(fields, 'status'));
  return kind ? { kind } : { kind: 'unanswered', why: 'bad-field' };
}

function known({ config, parentMerchantId }: Yop, request: Known): Record<string, string> {
  return {
    parentMerchantNo: parentMerchantId,
    merchantNo: config.merchantId,
    uniqueOrderNo: request.transactionId,
    refundRequestId: request.refundNumber,
    ...(request.orderNumber ? { orderId: request.orderNumber } : {}),
  };
}
