import type { KeyObject } from 'node:crypto';
import type { Instant } from '#domain/application/state.ts';
import { openSigningKey, openVerifyingKeys } from '../shared/rsa.ts';
import type { Sm2Suite } from './sm2.ts';
import { rsaSuite, type Suite } from './suite.ts';

export type YopConfig = {
  /** The family of all keys below. */
  algorithm?: 'rsa' | 'sm2';
  appKey: string;
  merchantId: string;
  /** The platform merchant we belong to; ourselves when absent. */
  parentMerchantId?: string;
  /** Signs our requests and opens the envelopes of the notices. */
  privateKey: string;
  /**
   * YOP's public keys: the one in use, and one that is coming or going. RSA messages do not say
   * which one signed, so any name will do; SM2 notices name the serial number.
   */
  publicKeys: Record<string, string>;
  /** The application that is being replaced: its notices are still opened, nothing is signed. */
  previous?: { appKey: string; privateKey: string };
  /** The answers of the query that mean "no such order"; YOP publishes them per contract. */
  notFoundCodes?: string[];
  noticeUrl: string;
  returnUrl: string;
  origin?: string;
  /** Where files are fetched from; the sandbox has one address for both. */
  filesOrigin?: string;
  cashierUrl?: string;
};

export type Yop = {
  config: YopConfig;
  parentMerchantId: string;
  origin: string;
  filesOrigin: string;
  cashierUrl: string;
  /** Open the envelopes of RSA notices, by appKey; none with the national algorithms. */
  envelopeKeys: ReadonlyMap<string, KeyObject>;
  suite: Suite;
  sm2?: Sm2Suite;
  clock: () => Instant;
};

function rsa({ appKey, privateKey: text, publicKeys, previous }: YopConfig) {
  const privateKey = openSigningKey(text);
  const envelopeKeys = new Map([[appKey, privateKey]]);
  if (previous) envelopeKeys.set(previous.appKey, openSigningKey(previous.privateKey));
  return { envelopeKeys, suite: rsaSuite(privateKey, openVerifyingKeys(publicKeys)) };
}

export const YOP_ORIGIN = 'https://openapi.yeepay.com/yop-center';

/** Throws on what YOP would not take. */
export function openConfig(config: YopConfig, clock: () => Instant, sm2?: Sm2Suite): Yop {
  if (!/^[0-9A-Za-z_:.-]{1,64}$/.test(config.appKey)) throw new Error('yop appKey is malformed');
  const parentMerchantId = config.parentMerchantId ?? config.merchantId;
  for (const id of [config.merchantId, parentMerchantId]) {
    if (!/^\d{1,20}$/.test(id)) throw new Error('yop merchant ids must be digits');
  }
  return {
    config,
    parentMerchantId,
    origin: config.origin ?? YOP_ORIGIN,
    filesOrigin: config.filesOrigin ?? config.origin ?? 'https://yos.yeepay.com/yop-center',
    cashierUrl: config.cashierUrl ?? 'https://cash.yeepay.com/cashier/std',
    ...(sm2 ? { suite: sm2, sm2, envelopeKeys: new Map() } : rsa(config)),
    clock,
  };
}
