/** One signed call of API v3; its answer, an error too, is believed only with WeChat's signature. */
import { randomBytes } from 'node:crypto';
import { type JsonObject, parseObject } from '../shared/json.ts';
import { signText } from '../shared/rsa.ts';
import { type Fetcher, send } from '../shared/send.ts';
import type { Wechat } from './config.ts';
import { faultOf } from './signature.ts';

/** An empty body (204) is an empty object. */
export type Answer = { status: number; body: JsonObject } | { fault: string };

/** @param path with its query, as it is signed. Never throws. */
export async function call(
  wechat: Wechat,
  fetcher: Fetcher,
  path: string,
  request?: JsonObject,
): Promise<Answer> {
  const method = request ? 'POST' : 'GET';
  const body = request ? JSON.stringify(request) : '';
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'baoming',
    'wechatpay-serial': [...wechat.keys.keys()][0] ?? '',
    authorization: authorization(wechat, method, path, body),
  };
  const init = { method, headers, ...(request ? { body } : {}) } as const;
  const reply = await send(fetcher, `${wechat.origin}${path}`, init);
  if ('fault' in reply) return reply;
  const fault = faultOf(wechat.keys, reply.headers, reply.body, wechat.clock());
  if (fault) return { fault };
  if (reply.body.length === 0) return { status: reply.status, body: {} };
  const answer = parseObject(reply.body.toString('utf8'));
  return answer ? { status: reply.status, body: answer } : { fault: 'malformed' };
}

export function authorization(wechat: Wechat, method: string, path: string, body: string): string {
  const { config, signingKey, clock } = wechat;
  const timestamp = String(Math.floor(clock() / 1000));
  const nonce = randomBytes(16).toString('hex');
  const message = `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`;
  const parts = {
    mchid: config.merchantId,
    nonce_str: nonce,
    signature: signText(signingKey, message),
    timestamp,
    serial_no: config.merchantSerial,
  };
  const list = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`;
}
