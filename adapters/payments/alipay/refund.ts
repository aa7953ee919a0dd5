/** The same refund number (out_request_no) may be sent again: it refunds once. */
import type { RefundRequest, RefundResult, RefundState } from '../port.ts';
import { textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { formatYuan } from '../yeepay/amount.ts';
import { call } from './call.ts';
import type { Alipay } from './config.ts';

/** Alipay itself says of these that the outcome is not known. */
const unsure = new Set(['ACQ.SYSTEM_ERROR', 'aop.ACQ.SYSTEM_ERROR', 'isp.unknow-error', '20000']);

export async function refundCapture(
  alipay: Alipay,
  fetcher: Fetcher,
  request: RefundRequest,
): Promise<RefundResult> {
  const answer = await call(alipay, fetcher, 'alipay.trade.refund', {
    trade_no: request.transactionId,
    out_request_no: request.refundNumber,
    refund_amount: formatYuan(request.amountFen),
  });
  if ('fault' in answer) return { kind: 'unanswered', why: answer.fault };
  if (unsure.has(answer.code)) return { kind: 'unanswered', why: 'gateway-error' };
  if (answer.code !== '') return { kind: 'rejected', code: answer.code };
  // fund_change is Y the first time and N when the same number was refunded before: both are done.
  return textOf(answer.fields, 'trade_no') === request.transactionId
    ? { kind: 'accepted' }
    : { kind: 'unanswered', why: 'wrong-transaction' };
}

export async function queryRefund(
  alipay: Alipay,
  fetcher: Fetcher,
  request: Omit<RefundRequest, 'amountFen'>,
): Promise<RefundState> {
  const answer = await call(alipay, fetcher, 'alipay.trade.fastpay.refund.query', {
    trade_no: request.transactionId,
    out_request_no: request.refundNumber,
  });
  if ('fault' in answer) return { kind: 'unanswered', why: answer.fault };
  const { code, fields } = answer;
  if (code === 'ACQ.TRADE_NOT_EXIST') return { kind: 'not-found' };
  if (code !== '') return { kind: 'unanswered', why: 'gateway-error' };
  // A refund that is not known is answered as a success without any of its fields.
  if (textOf(fields, 'out_request_no') === '') return { kind: 'not-found' };
  const same =
    textOf(fields, 'out_request_no') === request.refundNumber &&
    textOf(fields, 'trade_no') === request.transactionId;
  if (!same) return { kind: 'unanswered', why: 'wrong-refund' };
  // Without a status the refund never arrived or failed: sent again it is still the same refund.
  return { kind: textOf(fields, 'refund_status') === 'REFUND_SUCCESS' ? 'done' : 'not-found' };
}
