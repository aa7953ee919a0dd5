/** The same refund number may be sent again: it refunds once. */
import type { RefundRequest, RefundResult, RefundState } from '../port.ts';
import { textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { call } from './call.ts';
import type { Wechat } from './config.ts';

const path = '/v3/refund/domestic/refunds';

export async function refundCapture(
  wechat: Wechat,
  fetcher: Fetcher,
  request: RefundRequest,
): Promise<RefundResult> {
  const { amountFen, refundNumber, transactionId } = request;
  const answer = await call(wechat, fetcher, path, {
    transaction_id: transactionId,
    out_refund_no: refundNumber,
    // A capture is only ever refunded as a whole.
    amount: { refund: amountFen, total: amountFen, currency: 'CNY' },
  });
  if ('fault' in answer) return { kind: 'unanswered', why: answer.fault };
  const { status, body } = answer;
  if (status >= 500 || status === 429) return { kind: 'unanswered', why: `status-${status}` };
  if (status !== 200) return { kind: 'rejected', code: textOf(body, 'code') };
  if (!isAbout(body, request)) return { kind: 'unanswered', why: 'wrong-refund' };
  const state = textOf(body, 'status');
  const accepted = state === 'SUCCESS' || state === 'PROCESSING';
  return accepted ? { kind: 'accepted' } : { kind: 'rejected', code: state };
}

export async function queryRefund(
  wechat: Wechat,
  fetcher: Fetcher,
  request: Omit<RefundRequest, 'amountFen'>,
): Promise<RefundState> {
  const answer = await call(wechat, fetcher, `${path}/${encodeURIComponent(request.refundNumber)}`);
  if ('fault' in answer) return { kind: 'unanswered', why: answer.fault };
  const { status, body } = answer;
  if (status === 404 && textOf(body, 'code') === 'RESOURCE_NOT_EXISTS')
    return { kind: 'not-found' };
  if (status !== 200) return { kind: 'unanswered', why: 'gateway-error' };
  if (!isAbout(body, request)) return { kind: 'unanswered', why: 'wrong-refund' };
  const kinds = new Map<string, 'processing' | 'done' | 'failed'>([
    ['PROCESSING', 'processing'],
    ['SUCCESS', 'done'],
    ['CLOSED', 'failed'],
    ['ABNORMAL', 'failed'],
  ]);
  const kind = kinds.get(textOf(body, 'status'));
  return kind ? { kind } : { kind: 'unanswered', why: 'bad-field' };
}

function isAbout(body: Record<string, unknown>, request: Omit<RefundRequest, 'amountFen'>) {
  return (
    textOf(body, 'out_refund_no') === request.refundNumber &&
    textOf(body, 'transaction_id') === request.transactionId
  );
}
