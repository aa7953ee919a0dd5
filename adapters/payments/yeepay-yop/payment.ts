import type { Capture } from '#domain/payment/capture.ts';
import { orderNumberFormat, transactionIdFormat } from '../shared/formats.ts';
import { type JsonObject, textOf } from '../shared/json.ts';
import { parseYuan } from '../yeepay/amount.ts';
import { parseBeijing } from '../yeepay/time.ts';
import type { Yop } from './config.ts';

export function isOurs({ config, parentMerchantId }: Yop, fields: JsonObject): boolean {
  return (
    textOf(fields, 'merchantNo') === config.merchantId &&
    textOf(fields, 'parentMerchantNo') === parentMerchantId
  );
}

/** A payment with status SUCCESS; undefined when a field is not what it should be. */
export function captureOf(fields: JsonObject, source: 'notice' | 'query'): Capture | undefined {
  const transactionId = textOf(fields, 'uniqueOrderNo');
  const orderNumber = textOf(fields, 'orderId');
  const amountFen = amountOf(fields);
  const paidAt = parseBeijing(textOf(fields, 'paySuccessDate'));
  if (!transactionIdFormat.test(transactionId) || !orderNumberFormat.test(orderNumber)) {
    return undefined;
  }
  // Deadlines are judged by the time; without it nothing may be settled.
  if (!amountFen || paidAt === undefined) return undefined;
  const money = { transactionId, orderNumber, amountFen, currency: 'CNY', paidAt };
  return { gateway: 'yeepay-yop', ...money, source };
}

/** YOP's answers write the amount as a number in some interfaces and as a text in others. */
function amountOf(fields: JsonObject): number | undefined {
  const value = fields.orderAmount;
  return parseYuan(typeof value === 'number' ? String(value) : textOf(fields, 'orderAmount'));
}
