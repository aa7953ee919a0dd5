/** One signed call; its answer is believed only with Alipay's signature, errors as well. */
import { decodeBase64 } from '../shared/base64.ts';
import { type JsonObject, parseObject, textOf } from '../shared/json.ts';
import { isSignedByAny } from '../shared/rsa.ts';
import { type Fetcher, send } from '../shared/send.ts';
import type { Alipay } from './config.ts';
import { signRequest } from './request.ts';
import { signedPart } from './signed-part.ts';

/** `code` is the sub code of an error, and empty for success (10000). */
export type Answer = { code: string; fields: JsonObject } | { fault: string };

/** Never throws. */
export async function call(
  alipay: Alipay,
  fetcher: Fetcher,
  method: string,
  content: JsonObject,
): Promise<Answer> {
  const form = signRequest(alipay, { method, content, at: alipay.clock() });
  const reply = await send(fetcher, alipay.gatewayUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams(form).toString(),
  });
  if ('fault' in reply) return reply;
  if (reply.status !== 200) return { fault: `status-${reply.status}` };
  const text = reply.body.toString('latin1');
  const signed = signedPart(text, `${method.replaceAll('.', '_')}_response`);
  const signature = decodeBase64(signed?.sign ?? '');
  if (!signed || !signature) return { fault: 'malformed' };
  const part = Buffer.from(signed.part, 'latin1');
  if (!isSignedByAny(alipay.keys, part, signature)) return { fault: 'bad-signature' };
  const fields = parseObject(part.toString('utf8'));
  if (!fields) return { fault: 'malformed' };
  if (textOf(fields, 'code') === '10000') return { code: '', fields };
  const code = textOf(fields, 'sub_code') || textOf(fields, 'code');
  return code === '' ? { fault: 'bad-field' } : { code, fields };
}
