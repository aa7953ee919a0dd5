/** The request signature YOP-RSA2048-SHA256, protocol yop-auth-v3. */
import { createHash, type KeyObject } from 'node:crypto';
import type { Instant } from '#domain/application/state.ts';
import { decodeAnyBase64, toUrlBase64 } from '../shared/base64.ts';
import { isSignedByAny, signText, type VerifyingKeys } from '../shared/rsa.ts';
import { canonicalForm, encode } from './encode.ts';

export type SignedRequest = {
  method: 'GET' | 'POST';
  path: string;
  fields: Record<string, string>;
  appKey: string;
  requestId: string;
  at: Instant;
};

const VALID_SECONDS = 1800;

/** The headers that make a request ours. */
export function signHeaders(key: KeyObject, request: SignedRequest): Record<string, string> {
  const { method, path, fields, appKey, requestId, at } = request;
  const form = canonicalForm(fields);
  const signed: Record<string, string> = {
    'x-yop-appkey': appKey,
    'x-yop-content-sha256': createHash('sha256')
      .update(method === 'POST' ? form : '')
      .digest('hex'),
    'x-yop-request-id': requestId,
  };
  const time = new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const auth = `yop-auth-v3/${appKey}/${time}/${VALID_SECONDS}`;
  const lines = Object.entries(signed).map(([name, value]) => `${encode(name)}:${encode(value)}`);
  const query = method === 'GET' ? form : '';
  const text = [auth, method, path, query, lines.join('\n')].join('\n');
  const names = Object.keys(signed).join(';');
  const authorization = `YOP-RSA2048-SHA256 ${auth}/${names}/${sealText(key, text)}`;
  return { ...signed, authorization };
}

/** A signature as YOP writes it: URL-safe base64 and the name of the digest. */
export function sealText(key: KeyObject, text: string): string {
  return `${toUrlBase64(signText(key, text))}$SHA256`;
}

/** YOP signs its answer without blanks, tabs and line feeds. */
export function isAnswerSigned(keys: VerifyingKeys, body: Buffer, header: string): boolean {
  const match = /^([A-Za-z0-9+/_=-]+)\$SHA256$/.exec(header);
  const signature = decodeAnyBase64(match?.[1] ?? '');
  if (!signature) return false;
  const bare = body.filter((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a);
  return isSignedByAny(keys, bare, signature);
}
