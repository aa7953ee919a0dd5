/** page.pay and wap.pay: the browser brings the signed order to the cashier. */
import type { Gateway } from '../context.ts';
import { orderOf, type SimOrder } from '../ledger.ts';
import { fenOf } from '../money.ts';
import type { Signed } from '../sign.ts';
import { accountOf } from './face.ts';
import { isSignedRequest } from './sign.ts';

export const pageMethods = ['alipay.trade.page.pay', 'alipay.trade.wap.pay'];

/** A string is why the gateway refuses, in the words of its error page. */
export function openTrade(gateway: Gateway, form: Signed): SimOrder | string {
  const account = accountOf(gateway);
  if (form.app_id !== account.appId || !isSignedRequest(account, form)) return '签名验证失败';
  const content = JSON.parse(form.biz_content ?? '{}') as Signed;
  const { out_trade_no: orderNumber = '', total_amount = '', time_expire = '' } = content;
  const amountFen = fenOf(total_amount);
  if (!/^[0-9A-Za-z_-]{1,64}$/.test(orderNumber) || !amountFen) return '订单信息有误';
  const known = orderOf(gateway.ledger.book, 'alipay', orderNumber);
  if (known?.status === 'SUCCESS') return '该订单已支付，请勿重复支付';
  if (known?.status === 'CANCELED') return '该订单已取消';
  if (known && known.amountFen !== amountFen) return '订单金额与首次提交不一致';
  const expiresAt = Date.parse(`${time_expire.replace(' ', 'T')}+08:00`);
  if (expiresAt <= gateway.now()) return '该订单已过期';
  const order: SimOrder = known ?? {
    face: 'alipay',
    orderNumber,
    amountFen,
    productId: content.subject ?? '',
    memo: '',
    bank: '',
    returnUrl: form.return_url ?? '',
    noticeUrl: form.notify_url ?? '',
    status: 'INIT',
    createdAt: gateway.now(),
    expiresAt: Number.isNaN(expiresAt) ? gateway.now() + 15 * 86_400_000 : expiresAt,
    debits: [],
    refunds: [],
  };
  gateway.ledger.book.orders[orderNumber] = order;
  return order;
}
