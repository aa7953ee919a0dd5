/** A notice from its raw bytes: signature, then the sealed resource, then what it says. */
import type { Notice, RawNotice } from '../port.ts';
import { asObject, parseObject, textOf } from '../shared/json.ts';
import { bodyOf } from '../shared/raw.ts';
import type { Wechat } from './config.ts';
import { openResource } from './resource.ts';
import { faultOf } from './signature.ts';
import { captureOf, isOurs } from './transaction.ts';

const MAX_BYTES = 16_384;

export function parseNotice({ config, keys, apiV3Key, clock }: Wechat, raw: RawNotice): Notice {
  const body = bodyOf(raw);
  if (raw.method !== 'POST' || body.length === 0 || (raw.rawQuery ?? '') !== '') {
    return refused('malformed');
  }
  if (body.length > MAX_BYTES) return refused('too-long');
  const fault = faultOf(keys, raw.headers, body, raw.now ?? clock());
  if (fault) return refused(fault);
  const envelope = parseObject(body.toString('utf8'));
  const resource = envelope && asObject(envelope.resource);
  if (!envelope || !resource) return refused('malformed');
  const transaction = openResource(apiV3Key, resource);
  if (!transaction) return refused('bad-resource');
  const kind = textOf(envelope, 'event_type');
  // A refund's notice names no appid; it books nothing, its query does.
  if (kind !== 'TRANSACTION.SUCCESS') {
    return {
      kind: 'ignored',
      why: 'not-a-success',
      orderNumber: textOf(transaction, 'out_trade_no'),
    };
  }
  if (!isOurs(config, transaction)) return refused('wrong-merchant');
  if (textOf(transaction, 'trade_state') !== 'SUCCESS') return refused('bad-field');
  const capture = captureOf(transaction, 'notice');
  return capture ? { kind: 'capture', capture } : refused('bad-field');
}

function refused(why: string): Notice {
  return { kind: 'refused', why };
}
