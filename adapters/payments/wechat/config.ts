import type { KeyObject } from 'node:crypto';
import type { Instant } from '#domain/application/state.ts';
import { openSigningKey, openVerifyingKeys, type VerifyingKeys } from '../shared/rsa.ts';

export const WECHAT_ORIGIN = 'https://api.mch.weixin.qq.com';

export type WechatConfig = {
  merchantId: string;
  appId: string;
  /** The serial of our own API certificate, by which WeChat finds our public key. */
  merchantSerial: string;
  privateKey: string;
  /** 32 characters; opens the notices. */
  apiV3Key: string;
  /** WeChat's public keys by their id (`PUB_KEY_ID_…` or a certificate's serial); the first is asked for. */
  publicKeys: Record<string, string>;
  /** https, without a query string. */
  noticeUrl: string;
  returnUrl: string;
  origin?: string;
};

export type Wechat = {
  config: WechatConfig;
  origin: string;
  signingKey: KeyObject;
  apiV3Key: Buffer;
  keys: VerifyingKeys;
  clock: () => Instant;
};

/** Throws on what WeChat would not take, so that it shows at opening and not at the first payer. */
export function openConfig(config: WechatConfig, clock: () => Instant): Wechat {
  if (!/^\d{8,10}$/.test(config.merchantId)) throw new Error('wechat merchantId must be digits');
  if (!/^[0-9A-Za-z]{1,32}$/.test(config.appId)) throw new Error('wechat appId is malformed');
  if (!/^[0-9A-Fa-f]{1,64}$/.test(config.merchantSerial)) throw new Error('wechat merchantSerial');
  if (!/^[\x21-\x7e]+$/.test(config.noticeUrl) || config.noticeUrl.includes('?')) {
    throw new Error('wechat noticeUrl must be ASCII without a query');
  }
  const apiV3Key = Buffer.from(config.apiV3Key, 'utf8');
  if (apiV3Key.length !== 32) throw new Error('wechat apiV3Key must have 32 bytes');
  return {
    config,
    origin: config.origin ?? WECHAT_ORIGIN,
    signingKey: openSigningKey(config.privateKey),
    apiV3Key,
    keys: openVerifyingKeys(config.publicKeys),
    clock,
  };
}
