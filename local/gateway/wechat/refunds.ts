import type { Gateway } from '../context.ts';
import { orderOfDebit, type Refund, type SimOrder } from '../ledger.ts';
import { isDone, makeRefund } from '../refunding.ts';
import { refusal, type WechatCall } from './api.ts';
import { rfc3339 } from './transaction.ts';

export function refund({ gateway, body }: WechatCall) {
  const { transaction_id: transactionId = '', out_refund_no: refundNumber = '' } = body;
  const order = orderOfDebit(gateway.ledger.book, transactionId);
  if (order?.face !== 'wechat') return refusal(404, 'RESOURCE_NOT_EXISTS');
  const { refund: amountFen = 0, total } = body.amount ?? {};
  if (!Number.isSafeInteger(amountFen) || amountFen < 1) return refusal(400, 'PARAM_ERROR');
  if (total !== order.amountFen || !/^[0-9A-Za-z_\-|*@]{1,64}$/.test(refundNumber)) {
    return refusal(400, 'PARAM_ERROR');
  }
  const step = gateway.script.take('refund', order.orderNumber);
  if (step === 'reject') return refusal(403, 'NOT_ENOUGH');
  if (step && !['timeout', 'async', 'badsig'].includes(step)) return refusal(403, step);
  const asked = { refundNumber, transactionId, amountFen };
  const made = makeRefund(gateway, order, asked, step === 'async');
  if (made === 'differs') return refusal(400, 'PARAM_ERROR');
  if (made === 'too-much') return refusal(400, 'INVALID_REQUEST');
  const answer = { status: 200, body: describe(gateway, order, made), spoil: step === 'badsig' };
  return step === 'timeout' ? undefined : answer;
}

export function queryRefund({ gateway, path }: WechatCall) {
  const number = path[0] ?? '';
  for (const order of Object.values(gateway.ledger.book.orders)) {
    const made =
      order.face === 'wechat' && order.refunds.find((row) => row.refundNumber === number);
    if (made) return { status: 200, body: describe(gateway, order, made) };
  }
  return refusal(404, 'RESOURCE_NOT_EXISTS');
}

function describe(gateway: Gateway, order: SimOrder, made: Refund) {
  const done = isDone(gateway, made);
  return {
    refund_id: `5${made.at}`,
    out_refund_no: made.refundNumber,
    transaction_id: made.transactionId,
    out_trade_no: order.orderNumber,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: rfc3339(made.at),
    status: done ? 'SUCCESS' : 'PROCESSING',
    ...(done ? { success_time: rfc3339(made.doneAt ?? made.at) } : {}),
    amount: { total: order.amountFen, refund: made.amountFen, currency: 'CNY' },
  };
}
