import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { secretsManager } from './aws.ts';

/** The JSON of SECRETS_ARN; the three keys are 32 bytes in base64. */
export type Secrets = {
  /** Root of the HMACs of ID numbers, names, registration numbers and application ids. */
  pepper: string;
  /** Seals session cookies. */
  sessionKey: string;
  /** Open cookies that were sealed before a rotation; eight hours later there are none. */
  previousSessionKeys?: string[];
  /** Makes the check characters of order numbers. */
  orderKey: string;
  yeepay: { merchantId: string; key: string };
  /** A gateway exists when its keys do. RSA keys are PEM or bare base64 DER. */
  wechat?: WechatKeys;
  alipay?: AlipayKeys;
  yeepayYop?: YopKeys;
  /** Messages to people; without it none is sent. */
  smsVendor?: SmsVendorKeys;
};

/** `url` takes the signed POST. */
export type SmsVendorKeys = { url: string; appId: string; key: string };

/** The gateway's public keys by id, two at most: the one in use, and one that is coming or going. */
type PublicKeys = Record<string, string>;

type WechatKeys = {
  merchantId: string;
  appId: string;
  merchantSerial: string;
  privateKey: string;
  apiV3Key: string;
  publicKeys: PublicKeys;
  origin?: string;
};

type AlipayKeys = {
  appId: string;
  sellerId: string;
  privateKey: string;
  publicKeys: PublicKeys;
  gatewayUrl?: string;
};

type YopKeys = {
  algorithm?: 'rsa' | 'sm2';
  appKey: string;
  merchantId: string;
  parentMerchantId?: string;
  privateKey: string;
  publicKeys: PublicKeys;
  previous?: { appKey: string; privateKey: string };
  notFoundCodes?: string[];
  origin?: string;
  filesOrigin?: string;
  cashierUrl?: string;
};

let loading: Promise<Secrets> | undefined;

async function fetchSecrets(): Promise<Secrets> {
  const answer = await secretsManager().send(
    new GetSecretValueCommand({ SecretId: process.env.SECRETS_ARN }),
  );
  return JSON.parse(answer.SecretString ?? '') as Secrets;
}

/** The secrets, read once a process; a failed read is tried again by the next call. */
export function loadSecrets(): Promise<Secrets> {
  loading ??= fetchSecrets().catch((cause) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}
