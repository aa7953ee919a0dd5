/** 支付宝 (page.pay and wap.pay) as a PaymentGateway, with node:crypto alone. */
import type { Instant } from '#domain/application/state.ts';
import { fetchBill } from './alipay/bill.ts';
import { readBill } from './alipay/bill-file.ts';
import { type AlipayConfig, openConfig } from './alipay/config.ts';
import { parseNotice } from './alipay/notice.ts';
import { createPayment } from './alipay/pay.ts';
import { closeOrder, queryOrder } from './alipay/query.ts';
import { queryRefund, refundCapture } from './alipay/refund.ts';
import type { PaymentGateway } from './port.ts';
import type { Fetcher } from './shared/send.ts';

export type { AlipayConfig } from './alipay/config.ts';

/** Throws on keys or addresses that Alipay would not take. */
export function alipay(
  config: AlipayConfig,
  fetcher: Fetcher = fetch,
  clock: () => Instant = Date.now,
): PaymentGateway {
  const opened = openConfig(config, clock);
  return {
    id: 'alipay',
    createPayment: (request) => createPayment(opened, request),
    parseNotice: (raw) => parseNotice(opened, raw),
    query: (orderNumber) => queryOrder(opened, fetcher, orderNumber),
    close: (orderNumber) => closeOrder(opened, fetcher, orderNumber),
    refund: (request) => refundCapture(opened, fetcher, request),
    queryRefund: (request) => queryRefund(opened, fetcher, request),
    // Exactly these seven characters.
    acknowledgement: () => ({ status: 200, headers: plain, body: 'success' }),
    fetchBill: (day) => fetchBill(opened, fetcher, day),
    readBill: (bytes) => readBill(bytes),
  };
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
