import type { Instant } from '#domain/application/state.ts';
import { formatBeijing } from '../shared/beijing.ts';
import type { JsonObject } from '../shared/json.ts';
import { signText } from '../shared/rsa.ts';
import type { Alipay } from './config.ts';

export type Method = {
  method: string;
  content: JsonObject;
  at: Instant;
  addresses?: Record<string, string>;
};

/** The signed parameters of one call or page: RSA2 over the sorted, non-empty `k=v`. */
export function signRequest(
  { config, signingKey }: Alipay,
  { method, content, at, addresses = {} }: Method,
): Record<string, string> {
  const fields: Record<string, string> = {
    app_id: config.appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: formatBeijing(at),
    version: '1.0',
    biz_content: JSON.stringify(content),
    ...addresses,
  };
  return { ...fields, sign: signText(signingKey, signedText(Object.entries(fields))) };
}

export function signedText(entries: [string, string][]): string {
  return entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
