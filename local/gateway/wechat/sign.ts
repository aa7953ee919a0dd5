/** WeChat's headers (API v3) and the sealed part of its notices. */
import { createCipheriv, randomBytes } from 'node:crypto';
import type { WechatAccount } from '../accounts.ts';
import { rsaFits, rsaSign } from '../rsa.ts';

const WINDOW_S = 300;

/** What travels between two hosts carries the host's time; the books have the virtual one. */
export function signedHeaders(
  { keyId, privateKey }: WechatAccount,
  body: string,
  at: number,
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const nonce = randomBytes(16).toString('hex');
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': keyId,
    'wechatpay-signature': rsaSign(privateKey, [timestamp, nonce, body, ''].join('\n')),
  };
}

/** Whether the merchant signed this request within five minutes of now. */
export function isAuthorized(
  account: WechatAccount,
  request: { method: string; target: string; body: string; authorization: string },
): boolean {
  const scheme = 'WECHATPAY2-SHA256-RSA2048 ';
  if (!request.authorization.startsWith(scheme)) return false;
  const parts = Object.fromEntries(
    [...request.authorization.slice(scheme.length).matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name, value]) => [name, value],
    ),
  ) as Record<string, string>;
  const { mchid, serial_no, timestamp = '', nonce_str, signature = '' } = parts;
  if (mchid !== account.merchantId || serial_no !== account.merchantSerial) return false;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > WINDOW_S) return false;
  const lines = [request.method, request.target, timestamp, nonce_str, request.body, ''];
  return rsaFits(account.merchantPublicKey, lines.join('\n'), signature);
}

/** AEAD_AES_256_GCM as a notice's resource. */
export function sealResource(apiV3Key: string, value: unknown) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from('transaction'));
  const sealed = [cipher.update(JSON.stringify(value), 'utf8'), cipher.final()];
  return {
    original_type: 'transaction',
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64'),
    associated_data: 'transaction',
    nonce,
  };
}
