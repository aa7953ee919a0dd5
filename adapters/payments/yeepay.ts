/**
 * 易宝支付 classic online-bank gateway (网银标准版, manual V1.28) as a PaymentGateway.
 * It signs with HMAC-MD5 and has neither time nor nonce: replays are ended by the unique
 * capture key in the store, not here.
 */
import type { Cashier, PaymentGateway, PaymentRequest } from './port.ts';
import { readYeepayBill } from './yeepay/bill.ts';
import { createPayment } from './yeepay/buy.ts';
import { closeOrder } from './yeepay/close.ts';
import { checkConfig, type Fetcher, type YeepayConfig } from './yeepay/config.ts';
import { parseNotice } from './yeepay/notice.ts';
import { queryOrder } from './yeepay/query.ts';
import { queryRefund, refundCapture } from './yeepay/refund.ts';

export type { YeepayConfig } from './yeepay/config.ts';

/** The form needs no word from the gateway: it is made at once. */
type YeepayClassic = Omit<PaymentGateway, 'createPayment'> & {
  createPayment(request: PaymentRequest): Cashier;
};

/** Throws when an address is not ASCII or longer than the gateway takes. */
export function yeepayClassic(config: YeepayConfig, fetcher: Fetcher = fetch): YeepayClassic {
  checkConfig(config);
  return {
    id: 'yeepay',
    createPayment: (request) => createPayment(config, request),
    parseNotice: (raw) => parseNotice(config, raw),
    query: (orderNumber) => queryOrder(config, fetcher, orderNumber),
    close: (orderNumber) => closeOrder(config, fetcher, orderNumber),
    refund: (request) => refundCapture(config, fetcher, request),
    queryRefund: (request) => queryRefund(config, fetcher, request),
    acknowledgement: () => ({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      body: 'SUCCESS',
    }),
    // The classic gateway documents no download; an operator uploads the file of its back office.
    fetchBill: async () => ({ kind: 'undocumented' }),
    readBill: (bytes) => readYeepayBill(bytes, config.merchantId),
  };
}
