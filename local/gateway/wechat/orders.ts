import { orderOf, type SimOrder } from '../ledger.ts';
import { refusal, type WechatAnswer, type WechatCall } from './api.ts';
import { transactionOf } from './transaction.ts';

export function createOrder({ gateway, account, path, body }: WechatCall) {
  const scene = path[0] ?? '';
  const { appid, mchid, out_trade_no: orderNumber = '', notify_url = '' } = body;
  const { total = 0, currency } = body.amount ?? {};
  if (appid !== account.appId || mchid !== account.merchantId) return refusal(400, 'PARAM_ERROR');
  if (!/^[0-9A-Za-z_\-|*]{6,32}$/.test(orderNumber)) return refusal(400, 'PARAM_ERROR');
  if (!Number.isSafeInteger(total) || total < 1 || currency !== 'CNY') {
    return refusal(400, 'PARAM_ERROR');
  }
  if (!URL.canParse(notify_url) || notify_url.includes('?')) return refusal(400, 'PARAM_ERROR');
  const step = gateway.script.take('create', orderNumber);
  if (step === 'error') return refusal(500, 'SYSTEM_ERROR');
  const known = orderOf(gateway.ledger.book, 'wechat', orderNumber);
  if (known?.status === 'SUCCESS') return refusal(400, 'ORDERPAID');
  if (known?.status === 'CANCELED') return refusal(400, 'ORDER_CLOSED');
  if (known && (known.amountFen !== total || known.bank !== scene))
    return refusal(400, 'OUT_TRADE_NO_USED');
  const now = gateway.now();
  const order: SimOrder = known ?? {
    face: 'wechat',
    orderNumber,
    amountFen: total,
    productId: body.description ?? '',
    memo: '',
    // WeChat keeps to the way in which a number was first ordered.
    bank: scene,
    returnUrl: '',
    noticeUrl: notify_url,
    status: 'INIT',
    createdAt: now,
    expiresAt: body.time_expire ? Date.parse(body.time_expire) : now + 2 * 3_600_000,
    debits: [],
    refunds: [],
  };
  gateway.ledger.book.orders[orderNumber] = order;
  const answer = payAddress(gateway.origin(), scene, orderNumber);
  // The order is made, only its answer is lost.
  return step === 'timeout' ? undefined : { status: 200, body: answer, spoil: step === 'badsig' };
}

function payAddress(origin: string, scene: string, orderNumber: string) {
  if (scene === 'jsapi') return { prepay_id: `wx${orderNumber}` };
  if (scene === 'h5') return { h5_url: `${origin}/cashier/wechat?order=${orderNumber}` };
  return { code_url: `weixin://wxpay/bizpayurl?pr=${orderNumber}` };
}

export function query({ gateway, account, path, query: parameters }: WechatCall) {
  const number = path[0] ?? '';
  if (parameters.get('mchid') !== account.merchantId) return refusal(400, 'PARAM_ERROR');
  const step = gateway.script.take('query', number);
  const order = orderOf(gateway.ledger.book, 'wechat', number);
  if (step === 'timeout') return undefined;
  if (!order || step === 'notfound') return refusal(404, 'ORDER_NOT_EXIST');
  // A lagging book says that nothing is paid yet.
  const shown: SimOrder = step === 'lag' ? { ...order, status: 'INIT', debits: [] } : order;
  const body = transactionOf(account, shown, shown.debits[0]);
  return { status: 200, body, spoil: step === 'badsig' };
}

export function close({ gateway, account, path, body }: WechatCall): WechatAnswer | undefined {
  const number = path[0] ?? '';
  if (body.mchid !== account.merchantId) return refusal(400, 'PARAM_ERROR');
  const step = gateway.script.take('close', number);
  const order = orderOf(gateway.ledger.book, 'wechat', number);
  if (step === 'timeout') return undefined;
  if (!order) return refusal(404, 'ORDER_NOT_EXIST');
  if (step === 'alreadyPaid' || order.status === 'SUCCESS') return refusal(400, 'ORDERPAID');
  order.status = 'CANCELED';
  return { status: 204, spoil: step === 'badsig' };
}
