/** RefundOrd and RefundResults. The same refund number may be sent again: it refunds once. */
import type { RefundRequest, RefundResult, RefundState } from '../port.ts';
import { formatYuan } from './amount.ts';
import { call } from './command.ts';
import type { Fetcher, YeepayConfig } from './config.ts';

export async function refundCapture(
  config: YeepayConfig,
  fetcher: Fetcher,
  request: RefundRequest,
): Promise<RefundResult> {
  const fields: [string, string][] = [
    ['p0_Cmd', 'RefundOrd'],
    ['p1_MerId', config.merchantId],
    ['p2_Order', request.refundNumber],
    ['pb_TrxId', request.transactionId],
    ['p3_Amt', formatYuan(request.amountFen)],
    ['p4_Cur', 'CNY'],
    ['p5_Desc', 'REFUND'],
  ];
  const answer = ['r0_Cmd', 'r1_Code', 'r2_TrxId', 'r3_Amt', 'r4_Cur'];
  const reply = await call(config, fetcher, { url: config.commandUrl, fields, answer });
  if ('fault' in reply) return { kind: 'unanswered', why: reply.fault };
  const code = reply.fields.get('r1_Code') ?? '';
  if (code !== '1') return { kind: 'rejected', code };
  return reply.fields.get('r2_TrxId') === request.transactionId
    ? { kind: 'accepted' }
    : { kind: 'unanswered', why: 'wrong-transaction' };
}

/** Asked before a refund is sent a second time, and until the bank is done. */
export async function queryRefund(
  config: YeepayConfig,
  fetcher: Fetcher,
  request: Omit<RefundRequest, 'amountFen'>,
): Promise<RefundState> {
  const fields: [string, string][] = [
    ['p0_Cmd', 'RefundResults'],
    ['p1_MerId', config.merchantId],
    ['p2_Order', request.refundNumber],
    ['pb_TrxId', request.transactionId],
  ];
  const answer = ['r0_Cmd', 'r1_Code', 'r2_TrxId', 'r4_Order', 'refundStatus', 'refundFrpStatus'];
  const reply = await call(config, fetcher, { url: config.payUrl, fields, answer });
  if ('fault' in reply) return { kind: 'unanswered', why: reply.fault };
  if (reply.fields.get('r1_Code') !== '1') return { kind: 'not-found' };
  if (reply.fields.get('r4_Order') !== request.refundNumber) {
    return { kind: 'unanswered', why: 'wrong-refund' };
  }
  const states = { 1: 'processing', 2: 'done', 3: 'failed', 4: 'returned' } as const;
  const status = reply.fields.get('refundFrpStatus') as '1' | '2' | '3' | '4';
  const kind = states[status];
  return kind ? { kind } : { kind: 'unanswered', why: 'bad-field' };
}
