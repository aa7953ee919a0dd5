import type { Cashier, PaymentRequest } from '../port.ts';
import { formatBeijing } from '../shared/beijing.ts';
import { goods, orderNumberFormat } from '../shared/formats.ts';
import { formatYuan } from '../yeepay/amount.ts';
import type { Alipay } from './config.ts';
import { signRequest } from './request.ts';

const pages = {
  desktop: { method: 'alipay.trade.page.pay', product: 'FAST_INSTANT_TRADE_PAY' },
  mobile: { method: 'alipay.trade.wap.pay', product: 'QUICK_WAP_WAY' },
};

/** The same request always gives the same form, so that an open order can be shown again. */
export function createPayment(alipay: Alipay, request: PaymentRequest): Cashier {
  if (!orderNumberFormat.test(request.orderNumber)) throw new Error('order number is malformed');
  const { config, gatewayUrl } = alipay;
  const isDesktop = (request.channel ?? 'qr') === 'qr';
  const { method, product } = pages[isDesktop ? 'desktop' : 'mobile'];
  const content = {
    out_trade_no: request.orderNumber,
    total_amount: formatYuan(request.amountFen),
    subject: goods,
    product_code: product,
    time_expire: formatBeijing(request.expiresAt),
  };
  const addresses = { notify_url: config.noticeUrl, return_url: config.returnUrl };
  const fields = signRequest(alipay, { method, content, at: request.createdAt, addresses });
  return { method: 'POST', url: gatewayUrl, fields };
}
