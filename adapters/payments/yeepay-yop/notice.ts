/** A notice from its raw bytes: a form, or the same text as a plain body. */
import type { Notice, RawNotice } from '../port.ts';
import { orderNumberFormat } from '../shared/formats.ts';
import { type JsonObject, textOf } from '../shared/json.ts';
import { bodyOf } from '../shared/raw.ts';
import { parseForm } from '../yeepay/form.ts';
import type { Yop } from './config.ts';
import { openEnvelope } from './envelope.ts';
import { captureOf, isOurs } from './payment.ts';
import { openSm2Notice } from './sm2-notice.ts';

const MAX_BYTES = 16_384;

export function parseNotice(yop: Yop, raw: RawNotice): Notice {
  const body = bodyOf(raw);
  if (raw.method !== 'POST' || body.length === 0 || (raw.rawQuery ?? '') !== '') {
    return refused('malformed');
  }
  if (body.length > MAX_BYTES) return refused('too-long');
  if (yop.sm2) {
    const opened = openSm2Notice(yop, yop.sm2, raw);
    return opened ? read(yop, opened) : refused('bad-envelope');
  }
  const form = parseForm(body.toString('latin1').trim());
  if ('fault' in form) return refused(form.fault);
  const { fields } = form;
  for (const name of fields.keys()) {
    if (name !== 'response' && name !== 'customerIdentification') return refused('unknown-key');
  }
  const key = yop.envelopeKeys.get(fields.get('customerIdentification') ?? '');
  if (!key) return refused('wrong-app');
  // In a plain body a plus is a plus; base64 has no blanks, so this undoes the form's reading.
  const opened = openEnvelope(yop.suite, key, (fields.get('response') ?? '').replaceAll(' ', '+'));
  return opened ? read(yop, opened) : refused('bad-envelope');
}

function read(yop: Yop, opened: JsonObject): Notice {
  if (!isOurs(yop, opened)) return refused('wrong-merchant');
  const orderNumber = textOf(opened, 'orderId');
  if (!orderNumberFormat.test(orderNumber)) return refused('bad-field');
  if (textOf(opened, 'refundRequestId') !== '') {
    return { kind: 'ignored', why: 'refund', orderNumber };
  }
  if (textOf(opened, 'status') !== 'SUCCESS') {
    return { kind: 'ignored', why: 'not-a-success', orderNumber };
  }
  const capture = captureOf(opened, 'notice');
  return capture ? { kind: 'capture', capture } : refused('bad-field');
}

function refused(why: string): Notice {
  return { kind: 'refused', why };
}
