/** The keys between the simulated gateways and the functions, made once for a data folder. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AlipayAccount, WechatAccount, YopAccount } from './gateway/accounts.ts';
import { codes } from './gateway/yop/orders.ts';

/** Tells everybody that these are a simulator's: the product refuses them for real addresses. */
const keyId = 'SIMKEY-1';
const MERCHANT_ID = '10000457067';

export type GatewayKeys = ReturnType<typeof makeGatewayKeys>;

export const makeYeepayKey = () => ({
  merchantId: MERCHANT_ID,
  key: `SIMKEY-${randomBytes(24).toString('hex')}`,
});

/** `secret` is what the functions read; `gateway` is what only the simulator knows. */
export function makeGatewayKeys() {
  const merchant = makePair();
  const gateway = makePair();
  const publicKeys = { [keyId]: gateway.publicKey };
  const wechat = {
    merchantId: '1900000001',
    appId: 'wx0000000000000001',
    merchantSerial: randomBytes(20).toString('hex').toUpperCase(),
    apiV3Key: `SIMKEY-${randomBytes(32).toString('hex')}`.slice(0, 32),
  };
  const alipay = { appId: '2021000000000001', sellerId: '2088000000000001' };
  const yop = { appKey: `app_${MERCHANT_ID}`, merchantId: MERCHANT_ID };
  const ours = { privateKey: merchant.privateKey, publicKeys };
  const keys = { merchantPublicKey: merchant.publicKey, privateKey: gateway.privateKey };
  return {
    secret: {
      wechat: { ...wechat, ...ours },
      alipay: { ...alipay, ...ours },
      yeepayYop: { ...yop, ...ours, notFoundCodes: [codes.unknown] },
    },
    gateway: {
      wechat: { ...wechat, ...keys, keyId } satisfies WechatAccount,
      alipay: { ...alipay, ...keys } satisfies AlipayAccount,
      yop: { ...yop, ...keys } satisfies YopAccount,
    },
  };
}

/** Where the simulator's open platform listens, for the functions' secret. */
export const yopAddresses = (url: string) => ({
  origin: `${url}/yop-center`,
  cashierUrl: `${url}/cashier/std`,
});

function makePair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
