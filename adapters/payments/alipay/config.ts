import type { KeyObject } from 'node:crypto';
import type { Instant } from '#domain/application/state.ts';
import { openSigningKey, openVerifyingKeys, type VerifyingKeys } from '../shared/rsa.ts';

export const ALIPAY_URL = 'https://openapi.alipay.com/gateway.do';

export type AlipayConfig = {
  appId: string;
  /** Our own 2088… number as the receiver of the money. */
  sellerId: string;
  privateKey: string;
  /** Alipay's public keys by a name of ours: its messages do not say which one signed. */
  publicKeys: Record<string, string>;
  noticeUrl: string;
  returnUrl: string;
  gatewayUrl?: string;
};

export type Alipay = {
  config: AlipayConfig;
  gatewayUrl: string;
  signingKey: KeyObject;
  keys: VerifyingKeys;
  clock: () => Instant;
};

/** Throws on what Alipay would not take. */
export function openConfig(config: AlipayConfig, clock: () => Instant): Alipay {
  if (!/^\d{16}$/.test(config.appId)) throw new Error('alipay appId must be 16 digits');
  if (!/^2088\d{12}$/.test(config.sellerId)) throw new Error('alipay sellerId must be 2088…');
  for (const url of [config.noticeUrl, config.returnUrl]) {
    if (!/^[\x21-\x7e]{1,256}$/.test(url)) throw new Error('alipay addresses must be ASCII');
  }
  return {
    config,
    gatewayUrl: config.gatewayUrl ?? ALIPAY_URL,
    signingKey: openSigningKey(config.privateKey),
    keys: openVerifyingKeys(config.publicKeys),
    clock,
  };
}
