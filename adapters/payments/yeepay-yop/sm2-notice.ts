/**
 * A notice in the national algorithms: the body is the ciphertext, its key and the signature are
 * in the headers. Whatever is wrong, the answer is the same: nothing.
 */
import type { RawNotice } from '../port.ts';
import { decodeAnyBase64 } from '../shared/base64.ts';
import { type JsonObject, parseObject } from '../shared/json.ts';
import { bodyOf, headerOf } from '../shared/raw.ts';
import type { Yop } from './config.ts';
import { headerLines, signatureOf } from './signature.ts';
import type { Sm2Suite } from './sm2.ts';

const needed = ['x-yop-content-sm3', 'x-yop-encrypt', 'x-yop-request-id'];
const MAX_SKEW_MS = 86_400_000;

export function openSm2Notice(yop: Yop, suite: Sm2Suite, raw: RawNotice): JsonObject | undefined {
  const header = (name: string) => headerOf(raw.headers, name) ?? '';
  const body = bodyOf(raw);
  // A JSON text; of the published examples one is hashed with its quotes, one without them.
  const content = body
    .toString('latin1')
    .trim()
    .replace(/^"(.*)"$/, '$1');
  const digest = header('x-yop-content-sm3');
  if (digest !== suite.hash(body) && digest !== suite.hash(content)) return undefined;
  if (!isOurs(yop, suite, raw, header)) return undefined;
  const [protocol, , mode, key, iv] = header('x-yop-encrypt').split('/');
  if (protocol !== 'yop-encrypt-v1' || mode !== 'SM4_CBC_PKCS5Padding') return undefined;
  const sealedKey = decodeAnyBase64(key ?? '');
  const start = decodeAnyBase64((iv ?? '').split(';')[0] ?? '');
  const sealed = decodeAnyBase64(content);
  const opened = sealedKey && start && sealed && suite.open(sealedKey, start, sealed);
  return opened && parseObject(opened.toString('utf8'));
}

/** The signature over the headers that it names; what we rely on must be among them. */
function isOurs(yop: Yop, suite: Sm2Suite, raw: RawNotice, header: (name: string) => string) {
  const match = /^YOP-SM2-SM3 (yop-auth-v3\/([^/]+)\/([^/]+)\/\d+)\/([^/]+)\/([^/]+)$/.exec(
    header('authorization'),
  );
  const [, auth = '', appKey, time = '', names = '', sealed = ''] = match ?? [];
  const signature = signatureOf(suite, sealed);
  if (!signature || appKey !== yop.config.appKey) return false;
  // Resent for days: the time only bounds how long a copy of a notice is worth keeping.
  if (!(Math.abs((raw.now ?? yop.clock()) - Date.parse(time)) <= MAX_SKEW_MS)) return false;
  const signed = names.split(';');
  if (!needed.every((name) => signed.includes(name))) return false;
  const lines = headerLines(Object.fromEntries(signed.map((name) => [name, header(name).trim()])));
  const text = [auth, 'POST', new URL(yop.config.noticeUrl).pathname, '', lines].join('\n');
  const serial = header('x-yop-sign-serial-no');
  return suite.isSignedBy(serial, Buffer.from(text, 'utf8'), signature);
}
