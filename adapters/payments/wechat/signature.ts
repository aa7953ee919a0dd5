/** WeChat's signature over `timestamp\nnonce\nbody\n`, on notices and on its answers alike. */
import type { Instant } from '#domain/application/state.ts';
import type { RawNotice } from '../port.ts';
import { decodeBase64 } from '../shared/base64.ts';
import { headerOf } from '../shared/raw.ts';
import { isSigned, type VerifyingKeys } from '../shared/rsa.ts';

/** How far the signed time may be from ours, either way. */
const WINDOW_MS = 300_000;

/** @returns why it is not to be believed, cheap checks first; undefined when it is genuine */
export function faultOf(
  keys: VerifyingKeys,
  headers: RawNotice['headers'],
  body: Buffer,
  now: Instant,
): string | undefined {
  const timestamp = headerOf(headers, 'wechatpay-timestamp') ?? '';
  const nonce = headerOf(headers, 'wechatpay-nonce') ?? '';
  const serial = headerOf(headers, 'wechatpay-serial') ?? '';
  const given = headerOf(headers, 'wechatpay-signature') ?? '';
  if (!/^\d{10}$/.test(timestamp) || !/^[\x21-\x7e]{1,128}$/.test(nonce)) return 'missing-header';
  // WeChat sends probes with a wrong signature, to see whether it is looked at.
  if (given.startsWith('WECHATPAY/SIGNTEST/')) return 'bad-signature';
  // Written so that a clock which is no number refuses too.
  if (!(Math.abs(now - Number(timestamp) * 1000) <= WINDOW_MS)) return 'stale';
  const key = keys.get(serial);
  if (!key) return 'unknown-serial';
  const signature = decodeBase64(given);
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
  return signature && isSigned(key, message, signature) ? undefined : 'bad-signature';
}
