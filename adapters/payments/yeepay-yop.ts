/** 易宝开放平台 (YOP, RSA) as a PaymentGateway, with node:crypto alone. */
import type { Instant } from '#domain/application/state.ts';
import type { PaymentGateway } from './port.ts';
import { noBill } from './shared/no-bill.ts';
import type { Fetcher } from './shared/send.ts';
import { openConfig, type YopConfig } from './yeepay-yop/config.ts';
import { createPayment } from './yeepay-yop/create.ts';
import { parseNotice } from './yeepay-yop/notice.ts';
import { closeOrder, queryOrder } from './yeepay-yop/query.ts';
import { queryRefund, refundCapture } from './yeepay-yop/refund.ts';

export type { YopConfig } from './yeepay-yop/config.ts';

/** Throws on keys or numbers that YOP would not take. */
export function yeepayYop(
  config: YopConfig,
  fetcher: Fetcher = fetch,
  clock: () => Instant = Date.now,
): PaymentGateway {
  const yop = openConfig(config, clock);
  return {
    id: 'yeepay-yop',
    createPayment: (request) => createPayment(yop, fetcher, request),
    parseNotice: (raw) => parseNotice(yop, raw),
    query: (orderNumber) => queryOrder(yop, fetcher, orderNumber),
    close: (orderNumber) => closeOrder(yop, fetcher, orderNumber),
    refund: (request) => refundCapture(yop, fetcher, request),
    queryRefund: (request) => queryRefund(yop, fetcher, request),
    acknowledgement: () => ({ status: 200, headers: plain, body: 'SUCCESS' }),
    ...noBill,
  };
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
