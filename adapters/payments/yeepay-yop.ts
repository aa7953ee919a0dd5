/** 易宝开放平台 (YOP) as a PaymentGateway: RSA with node:crypto alone, SM2 when it is handed in. */
import type { Instant } from '#domain/application/state.ts';
import type { Acknowledgement, PaymentGateway } from './port.ts';
import type { Fetcher } from './shared/send.ts';
import { readYeepayBill } from './yeepay/bill.ts';
import { fetchBill } from './yeepay-yop/bill.ts';
import { openConfig, type Yop, type YopConfig } from './yeepay-yop/config.ts';
import { createPayment } from './yeepay-yop/create.ts';
import { parseNotice } from './yeepay-yop/notice.ts';
import { closeOrder, queryOrder } from './yeepay-yop/query.ts';
import { queryRefund, refundCapture } from './yeepay-yop/refund.ts';
import { sealText } from './yeepay-yop/signature.ts';
import type { Sm2Suite } from './yeepay-yop/sm2.ts';

export type { YopConfig } from './yeepay-yop/config.ts';

/** Throws on keys or numbers that YOP would not take. */
export function yeepayYop(
  config: YopConfig,
  fetcher: Fetcher = fetch,
  clock: () => Instant = Date.now,
  sm2?: Sm2Suite,
): PaymentGateway {
  const yop = openConfig(config, clock, sm2);
  return {
    id: 'yeepay-yop',
    createPayment: (request) => createPayment(yop, fetcher, request),
    parseNotice: (raw) => parseNotice(yop, raw),
    query: (orderNumber) => queryOrder(yop, fetcher, orderNumber),
    close: (orderNumber) => closeOrder(yop, fetcher, orderNumber),
    refund: (request) => refundCapture(yop, fetcher, request),
    queryRefund: (request) => queryRefund(yop, fetcher, request),
    acknowledgement: () => acknowledge(yop),
    fetchBill: (day) => fetchBill(yop, fetcher, day),
    readBill: (bytes) => readYeepayBill(bytes, config.merchantId),
  };
}

function acknowledge({ suite, sm2 }: Yop): Acknowledgement {
  if (!sm2) return { status: 200, headers: plain, body: 'SUCCESS' };
  const body = '{"result":"SUCCESS"}';
  const headers = { 'content-type': 'application/json', 'x-yop-sign': sealText(suite, body) };
  return { status: 200, headers: { ...plain, ...headers }, body };
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
