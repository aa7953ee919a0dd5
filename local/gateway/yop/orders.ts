/** The merchant's calls about orders and refunds: fields in, fields out. */
import { randomBytes } from 'node:crypto';
import type { Gateway } from '../context.ts';
import { orderOf, type SimOrder } from '../ledger.ts';
import { beijing, fenOf, yuanOf } from '../money.ts';
import { isDone, makeRefund } from '../refunding.ts';
import { accountOf } from './account.ts';

export type Answer = Record<string, unknown>;
/** 'hang up' when the script wants the answer lost, 'badsig' when its signature is wrong. */
export type Reply = Answer | 'hang up' | { badsig: Answer };
type Fields = Record<string, string>;

/** Codes of this simulator, where the real ones are not published; the secret names them. */
export const codes = { done: 'OPR00000', unknown: 'OPR20404', refused: 'OPR20409' };

export const handlers: Record<string, (gateway: Gateway, fields: Fields) => Reply> = {
  'POST /rest/v1.0/trade/order': open,
  'GET /rest/v1.0/trade/order/query': query,
  'POST /rest/v1.0/trade/order/close': close,
  'POST /rest/v1.0/trade/refund': refund,
  'GET /rest/v1.0/trade/refund/query': queryRefund,
};

const refused = (code: string, message: string) => ({ code, message });

const find = ({ ledger }: Gateway, number = '') => orderOf(ledger.book, 'yeepay-yop', number);

function open(gateway: Gateway, fields: Fields): Reply {
  const amountFen = fenOf(fields.orderAmount ?? '');
  const expiresAt = Date.parse(`${(fields.expiredTime ?? '').replace(' ', 'T')}+08:00`);
  const number = fields.orderId ?? '';
  const bad = !amountFen || Number.isNaN(expiresAt) || !/^[0-9A-Za-z_-]{1,64}$/.test(number);
  if (bad || !URL.canParse(fields.notifyUrl ?? '')) return refused('OPR20400', '参数错误');
  const step = gateway.script.take('create', number);
  if (step === 'error') return refused('sys.service.unavailable', '系统繁忙');
  const known = find(gateway, number);
  const closed = known && (known.status !== 'INIT' || known.amountFen !== amountFen);
  if (closed) return refused(codes.refused, '订单已存在');
  const order: SimOrder = known ?? {
    face: 'yeepay-yop',
    orderNumber: number,
    amountFen,
    productId: fields.goodsName ?? '',
    memo: fields.memo ?? '',
    bank: '',
    returnUrl: fields.redirectUrl ?? '',
    noticeUrl: fields.notifyUrl ?? '',
    status: 'INIT',
    createdAt: gateway.now(),
    expiresAt,
    token: randomBytes(16).toString('hex').toUpperCase(),
    debits: [],
    refunds: [],
  };
  gateway.ledger.book.orders[number] = order;
  // The order is made, only its answer is lost.
  if (step === 'timeout') return 'hang up';
  const answer = { ...named(gateway, order), token: order.token };
  return step === 'badsig' ? { badsig: answer } : answer;
}

function named(gateway: Gateway, order: SimOrder): Answer {
  const { merchantId } = accountOf(gateway);
  const names = { merchantNo: merchantId, parentMerchantNo: merchantId };
  return { code: codes.done, message: '成功', ...names, orderId: order.orderNumber };
}

function query(gateway: Gateway, fields: Fields): Reply {
  const step = gateway.script.take('query', fields.orderId ?? '');
  if (step === 'timeout') return 'hang up';
  const order = find(gateway, fields.orderId);
  if (!order || step === 'notfound') return refused(codes.unknown, '订单不存在');
  const [debit] = step === 'lag' ? [] : order.debits;
  const idle = order.status === 'CANCELED' ? 'CLOSE' : 'PROCESSING';
  const late = order.expiresAt <= gateway.now() && idle === 'PROCESSING';
  const paid = debit && {
    uniqueOrderNo: debit.transactionId,
    payAmount: debit.amountFen / 100,
    paySuccessDate: beijing(debit.paidAt),
  };
  const status = paid ? 'SUCCESS' : late ? 'TIME_OUT' : idle;
  // Numbers here, texts in the notice: so it is in the real one.
  const orderAmount = order.amountFen / 100;
  const answer = { ...named(gateway, order), status, orderAmount, ...paid };
  return step === 'badsig' ? { badsig: answer } : answer;
}

function close(gateway: Gateway, fields: Fields): Reply {
  const step = gateway.script.take('close', fields.orderId ?? '');
  if (step === 'timeout') return 'hang up';
  const order = find(gateway, fields.orderId);
  if (!order) return refused(codes.unknown, '订单不存在');
  if (step === 'alreadyPaid' || order.status === 'SUCCESS') {
    return refused(codes.refused, '订单已支付');
  }
  order.status = 'CANCELED';
  return named(gateway, order);
}

function refund(gateway: Gateway, fields: Fields): Reply {
  const order = find(gateway, fields.orderId);
  const step = gateway.script.take('refund', fields.orderId ?? '');
  if (step && step !== 'timeout' && step !== 'async') return refused(step, '退款失败');
  if (!order) return refused(codes.unknown, '订单不存在');
  const asked = {
    refundNumber: fields.refundRequestId ?? '',
    transactionId: fields.uniqueOrderNo ?? '',
    amountFen: fenOf(fields.refundAmount ?? '') ?? 0,
  };
  const made = makeRefund(gateway, order, asked, step === 'async');
  // The refund is made, only its answer is lost.
  if (step === 'timeout') return 'hang up';
  if (typeof made === 'string') return refused(codes.refused, made);
  return stateOf(gateway, order, asked.refundNumber);
}

function queryRefund(gateway: Gateway, fields: Fields): Reply {
  const order = find(gateway, fields.orderId);
  if (!order) return refused(codes.unknown, '订单不存在');
  return stateOf(gateway, order, fields.refundRequestId ?? '');
}

function stateOf(gateway: Gateway, order: SimOrder, refundNumber: string): Reply {
  const made = order.refunds.find((row) => row.refundNumber === refundNumber);
  if (!made) return refused(codes.unknown, '退款不存在');
  return {
    ...named(gateway, order),
    refundRequestId: refundNumber,
    uniqueRefundNo: `R${made.transactionId}`,
    refundAmount: yuanOf(made.amountFen),
    status: isDone(gateway, made) ? 'SUCCESS' : 'PROCESSING',
  };
}
