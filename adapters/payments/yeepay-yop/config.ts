import type { KeyObject } from 'node:crypto';
import type { Instant } from '#domain/application/state.ts';
import { openSigningKey, openVerifyingKeys, type VerifyingKeys } from '../shared/rsa.ts';

export type YopConfig = {
  appKey: string;
  merchantId: string;
  /** The platform merchant we belong to; ourselves when absent. */
  parentMerchantId?: string;
  /** Signs our requests and opens the envelopes of the notices. */
  privateKey: string;
  /** YOP's public keys by a name of ours: its messages do not say which one signed. */
  publicKeys: Record<string, string>;
  /** The answers of the query that mean "no such order"; YOP publishes them per contract. */
  notFoundCodes?: string[];
  noticeUrl: string;
  returnUrl: string;
  origin?: string;
  cashierUrl?: string;
};

export type Yop = {
  config: YopConfig;
  parentMerchantId: string;
  origin: string;
  cashierUrl: string;
  privateKey: KeyObject;
  keys: VerifyingKeys;
  clock: () => Instant;
};

/** Throws on what YOP would not take. */
export function openConfig(config: YopConfig, clock: () => Instant): Yop {
  if (!/^[0-9A-Za-z_:.-]{1,64}$/.test(config.appKey)) throw new Error('yop appKey is malformed');
  const parentMerchantId = config.parentMerchantId ?? config.merchantId;
  for (const id of [config.merchantId, parentMerchantId]) {
    if (!/^\d{1,20}$/.test(id)) throw new Error('yop merchant ids must be digits');
  }
  return {
    config,
    parentMerchantId,
    origin: config.origin ?? 'https://openapi.yeepay.com/yop-center',
    cashierUrl: config.cashierUrl ?? 'https://cash.yeepay.com/cashier/std',
    privateKey: openSigningKey(config.privateKey),
    keys: openVerifyingKeys(config.publicKeys),
    clock,
  };
}
