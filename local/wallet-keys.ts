/** Keys of a merchant at WeChat and Alipay, and of the two wallets; made once for a data folder. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AlipayAccount, WechatAccount } from './gateway/accounts.ts';

/** Tells everybody that these are a simulator's: the product refuses them for real addresses. */
const keyId = 'SIMKEY-1';

export type Wallets = ReturnType<typeof makeWallets>;

/** `secret` is what the functions read; `gateway` is what only the simulator knows. */
export function makeWallets() {
  const merchant = makePair();
  const wallet = makePair();
  const publicKeys = { [keyId]: wallet.publicKey };
  const wechat = {
    merchantId: '1900000001',
    appId: 'wx0000000000000001',
    merchantSerial: randomBytes(20).toString('hex').toUpperCase(),
    apiV3Key: `SIMKEY-${randomBytes(32).toString('hex')}`.slice(0, 32),
  };
  const alipay = { appId: '2021000000000001', sellerId: '2088000000000001' };
  const keys = { merchantPublicKey: merchant.publicKey, privateKey: wallet.privateKey };
  return {
    secret: {
      wechat: { ...wechat, privateKey: merchant.privateKey, publicKeys },
      alipay: { ...alipay, privateKey: merchant.privateKey, publicKeys },
    },
    gateway: {
      wechat: { ...wechat, ...keys, keyId } satisfies WechatAccount,
      alipay: { ...alipay, ...keys } satisfies AlipayAccount,
    },
  };
}

function makePair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
