/** Buy: the signed form of the merchant becomes an order of the gateway. */
import type { Gateway } from './context.ts';
import { buyOrder } from './fields.ts';
import type { SimOrder } from './ledger.ts';
import { fenOf } from './money.ts';
import { isSigned, type Signed } from './sign.ts';

const unitMs: Record<string, number> = {
  ...{ second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 },
  ...{ month: 30 * 86_400_000, year: 365 * 86_400_000 },
};
const DEFAULT_PERIOD_DAYS = 7;
const MAX_PERIOD_MS = 180 * 86_400_000;

/** A string is why the gateway refuses, in the words of its error page. */
export function register(gateway: Gateway, form: Signed): SimOrder | string {
  const { merchantId, key } = gateway.options;
  if (form.p1_MerId !== merchantId) return '商户编号不存在';
  if (!isSigned(key, buyOrder, form)) return '签名验证失败';
  const fault = checkForm(form);
  if (fault) return fault;
  const known = gateway.ledger.book.orders[form.p2_Order ?? ''];
  return known ? reopen(gateway, known, form) : open(gateway, form);
}

/** A paid, cancelled or expired number cannot be submitted again. */
function reopen(gateway: Gateway, order: SimOrder, form: Signed): SimOrder | string {
  if (order.status === 'SUCCESS') return '该订单已支付，请勿重复支付';
  if (order.status === 'CANCELED') return '该订单已取消';
  if (order.expiresAt <= gateway.now()) return '该订单已过期';
  return order.amountFen === fenOf(form.p3_Amt ?? '') ? order : '订单金额与首次提交不一致';
}

function open(gateway: Gateway, form: Signed): SimOrder {
  const now = gateway.now();
  const period =
    Number(form.pm_Period || DEFAULT_PERIOD_DAYS) * (unitMs[form.pn_Unit || 'day'] ?? 0);
  const order: SimOrder = {
    orderNumber: form.p2_Order ?? '',
    amountFen: fenOf(form.p3_Amt ?? '') ?? 0,
    productId: form.p5_Pid ?? '',
    memo: form.pa_MP ?? '',
    bank: form.pd_FrpId ?? '',
    returnUrl: form.p8_Url ?? '',
    noticeUrl: form.pb_ServerNotifyUrl || form.p8_Url || '',
    status: 'INIT',
    createdAt: now,
    expiresAt: now + Math.min(period, MAX_PERIOD_MS),
    debits: [],
    refunds: [],
  };
  gateway.ledger.book.orders[order.orderNumber] = order;
  return order;
}

function checkForm(form: Signed): string | undefined {
  if (!/^[0-9A-Za-z_-]{1,50}$/.test(form.p2_Order ?? '')) return '商户订单号格式错误';
  if (!fenOf(form.p3_Amt ?? '')) return '支付金额格式错误';
  if (form.p4_Cur !== 'CNY') return '交易币种错误';
  if (!isAddress(form.p8_Url, 200)) return '商户回调地址格式错误';
  if (form.pb_ServerNotifyUrl && !isAddress(form.pb_ServerNotifyUrl, 50)) return '通知地址格式错误';
  if (form.pm_Period && !/^[1-9]\d{0,7}$/.test(form.pm_Period)) return '订单有效期格式错误';
  if (form.pn_Unit && !unitMs[form.pn_Unit]) return '订单有效期单位错误';
  return undefined;
}

function isAddress(text = '', limit: number): boolean {
  return text.length <= limit && /^https?:\/\/[\x21-\x7e]+$/.test(text) && URL.canParse(text);
}
