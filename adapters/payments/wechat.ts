/** 微信支付 API v3 as a PaymentGateway, with node:crypto alone. */
import type { Instant } from '#domain/application/state.ts';
import type { PaymentGateway } from './port.ts';
import type { Fetcher } from './shared/send.ts';
import { fetchBill } from './wechat/bill.ts';
import { readBill } from './wechat/bill-file.ts';
import { openConfig, type WechatConfig } from './wechat/config.ts';
import { createPayment } from './wechat/create.ts';
import { parseNotice } from './wechat/notice.ts';
import { closeOrder, queryOrder } from './wechat/query.ts';
import { queryRefund, refundCapture } from './wechat/refund.ts';

export type { WechatConfig } from './wechat/config.ts';

/** Throws on keys or addresses that WeChat would not take. */
export function wechatPay(
  config: WechatConfig,
  fetcher: Fetcher = fetch,
  clock: () => Instant = Date.now,
): PaymentGateway {
  const wechat = openConfig(config, clock);
  return {
    id: 'wechat',
    createPayment: (request) => createPayment(wechat, fetcher, request),
    parseNotice: (raw) => parseNotice(wechat, raw),
    query: (orderNumber) => queryOrder(wechat, fetcher, orderNumber),
    close: (orderNumber) => closeOrder(wechat, fetcher, orderNumber),
    refund: (request) => refundCapture(wechat, fetcher, request),
    queryRefund: (request) => queryRefund(wechat, fetcher, request),
    acknowledgement: () => ({ status: 200, headers: plain, body: '' }),
    fetchBill: (day) => fetchBill(wechat, fetcher, day),
    readBill: (bytes) => readBill(bytes),
  };
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
