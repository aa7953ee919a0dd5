/**
 * A notice from its raw bytes. The algorithm is ours (RSA2): a message that asks for another one
 * is refused before it is looked at.
 */
import type { Notice, RawNotice } from '../port.ts';
import { decodeBase64 } from '../shared/base64.ts';
import { orderNumberFormat, transactionIdFormat } from '../shared/formats.ts';
import { bodyOf } from '../shared/raw.ts';
import { isSignedByAny } from '../shared/rsa.ts';
import { parseYuan } from '../yeepay/amount.ts';
import { type Fields, parseForm } from '../yeepay/form.ts';
import { parseBeijing } from '../yeepay/time.ts';
import type { Alipay, AlipayConfig } from './config.ts';
import { signedText } from './request.ts';

const MAX_BYTES = 16_384;

export function parseNotice({ config, keys }: Alipay, raw: RawNotice): Notice {
  const body = bodyOf(raw);
  if (raw.method !== 'POST' || body.length === 0 || (raw.rawQuery ?? '') !== '') {
    return refused('malformed');
  }
  if (body.length > MAX_BYTES) return refused('too-long');
  const form = parseForm(body.toString('latin1'));
  if ('fault' in form) return refused(form.fault);
  const { fields } = form;
  if (fields.get('sign_type') !== 'RSA2') return refused('wrong-algorithm');
  if (fields.get('charset')?.toLowerCase() !== 'utf-8') return refused('wrong-charset');
  // The signed text has no escapes: an ampersand could move the border between two fields.
  for (const [name, value] of fields) {
    if (!/^[a-z_0-9]+$/.test(name) || value.includes('&')) return refused('malformed');
  }
  const signature = decodeBase64(fields.get('sign') ?? '');
  const signed = [...fields].filter(([name]) => name !== 'sign' && name !== 'sign_type');
  const message = Buffer.from(signedText(signed), 'latin1');
  if (!signature || !isSignedByAny(keys, message, signature)) return refused('bad-signature');
  return read(config, fields);
}

function read(config: AlipayConfig, fields: Fields): Notice {
  if (fields.get('app_id') !== config.appId) return refused('wrong-app');
  if (fields.get('seller_id') !== config.sellerId) return refused('wrong-seller');
  const orderNumber = fields.get('out_trade_no') ?? '';
  const transactionId = fields.get('trade_no') ?? '';
  if (!orderNumberFormat.test(orderNumber)) return refused('bad-field');
  if (fields.get('notify_type') !== 'trade_status_sync') return refused('bad-field');
  const status = fields.get('trade_status');
  if (status !== 'TRADE_SUCCESS' && status !== 'TRADE_FINISHED') {
    return { kind: 'ignored', why: 'not-a-success', orderNumber };
  }
  // A refund repeats the status of the payment; it is no payment.
  if (fields.has('gmt_refund')) return { kind: 'ignored', why: 'refund', orderNumber };
  const amountFen = parseYuan(fields.get('total_amount') ?? '');
  const paidAt = parseBeijing(fields.get('gmt_payment') ?? '');
  if (!transactionIdFormat.test(transactionId) || !amountFen) return refused('bad-field');
  if (paidAt === undefined) return refused('bad-field');
  const money = { transactionId, orderNumber, amountFen, currency: 'CNY', paidAt };
  return { kind: 'capture', capture: { gateway: 'alipay', ...money, source: 'notice' } };
}

function refused(why: string): Notice {
  return { kind: 'refused', why };
}
