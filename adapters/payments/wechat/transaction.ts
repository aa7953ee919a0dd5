import type { Capture } from '#domain/payment/capture.ts';
import { orderNumberFormat, transactionIdFormat } from '../shared/formats.ts';
import { asObject, fenOf, type JsonObject, textOf } from '../shared/json.ts';
import type { WechatConfig } from './config.ts';

export function isOurs(config: WechatConfig, transaction: JsonObject): boolean {
  return (
    textOf(transaction, 'mchid') === config.merchantId &&
    textOf(transaction, 'appid') === config.appId
  );
}

/** A successful transaction as a capture; undefined when a field is not what it should be. */
export function captureOf(
  transaction: JsonObject,
  source: 'notice' | 'query',
): Capture | undefined {
  const transactionId = textOf(transaction, 'transaction_id');
  const orderNumber = textOf(transaction, 'out_trade_no');
  const amount = asObject(transaction.amount) ?? {};
  const amountFen = fenOf(amount, 'total');
  const currency = textOf(amount, 'currency');
  const paidAt = parseTime(textOf(transaction, 'success_time'));
  if (!transactionIdFormat.test(transactionId)) return undefined;
  if (!orderNumberFormat.test(orderNumber)) return undefined;
  if (amountFen === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined;
  // Deadlines are judged by this time; without it nothing may be settled.
  if (paidAt === undefined) return undefined;
  const money = { transactionId, orderNumber, amountFen, currency, paidAt };
  return { gateway: 'wechat', ...money, source };
}

/** RFC 3339 with an offset, as WeChat writes it. */
function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
