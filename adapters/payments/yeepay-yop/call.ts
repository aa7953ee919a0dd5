/** One signed call; its answer is believed only with YOP's signature over the whole body. */
import { randomUUID } from 'node:crypto';
import { asObject, type JsonObject, textOf } from '../shared/json.ts';
import { type Fetcher, send } from '../shared/send.ts';
import type { Yop } from './config.ts';
import { wireForm } from './encode.ts';
import { signedAnswer, signHeaders } from './signature.ts';

/** `code` is empty for success. */
export type Answer = { code: string; fields: JsonObject } | { fault: string };

/** Some interfaces say success one way, some the other. */
const success = new Set(['OPR00000', '00000']);

/** Never throws. */
export async function call(
  yop: Yop,
  fetcher: Fetcher,
  method: 'GET' | 'POST',
  path: string,
  fields: Record<string, string>,
): Promise<Answer> {
  const { appKey } = yop.config;
  const request = { method, path, fields, appKey, requestId: randomUUID(), at: yop.clock() };
  const headers = {
    ...signHeaders(yop.suite, request),
    // Without a version YOP answers in its old form.
    'x-yop-sdk-version': '4.0.0',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const form = wireForm(fields);
  const reply = await (method === 'GET'
    ? send(fetcher, `${yop.origin}${path}?${form}`, { method, headers })
    : send(fetcher, `${yop.origin}${path}`, { method, headers, body: form }));
  if ('fault' in reply) return reply;
  const answer = signedAnswer(yop.suite, reply.body, reply.headers['x-yop-sign'] ?? '');
  if (!answer) return { fault: reply.status === 200 ? 'bad-signature' : `status-${reply.status}` };
  const result = asObject(answer.result) ?? answer;
  const code = textOf(result, 'code');
  if (code === '') return { fault: 'bad-field' };
  return { code: success.has(code) ? '' : code, fields: result };
}
