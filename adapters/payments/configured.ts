import type { Secrets } from '../secrets.ts';
import { ALIPAY_URL } from './alipay/config.ts';
import { alipay } from './alipay.ts';
import type { PaymentGateway } from './port.ts';
import { refuseSimulatorKey } from './simulator-key.ts';
import { WECHAT_ORIGIN } from './wechat/config.ts';
import { wechatPay } from './wechat.ts';
import { yeepayClassic } from './yeepay.ts';
import { YOP_ORIGIN } from './yeepay-yop/config.ts';
import { type YopConfig, yeepayYop } from './yeepay-yop.ts';

export type Addresses = {
  payUrl: string;
  commandUrl: string;
  noticeOrigin: string;
  siteOrigin: string;
};

/** Every gateway that has keys in the secret. Throws on keys that may not be used. */
export async function configuredGateways(
  secrets: Secrets,
  addresses: Addresses,
): Promise<PaymentGateway[]> {
  const { yeepay, wechat, alipay: alipayKeys, yeepayYop: yopKeys } = secrets;
  const { payUrl, commandUrl, noticeOrigin, siteOrigin } = addresses;
  refuseSimulators(secrets, payUrl);
  const at = (short: string, id: string) => ({
    noticeUrl: `${noticeOrigin}/n/${short}`,
    returnUrl: `${siteOrigin}/api/payments/${id}/return`,
  });
  // These bring no evidence with the browser: it only comes home, and the notice or query tells.
  const home = { returnUrl: `${siteOrigin}/` };
  return [
    yeepayClassic({ ...yeepay, payUrl, commandUrl, ...at('y', 'yeepay') }),
    ...(yopKeys ? [await openYop({ ...yopKeys, ...at('yop', 'yeepay-yop'), ...home })] : []),
    ...(wechat ? [wechatPay({ ...wechat, ...at('w', 'wechat'), ...home })] : []),
    ...(alipayKeys ? [alipay({ ...alipayKeys, ...at('a', 'alipay'), ...home })] : []),
  ];
}

function refuseSimulators({ yeepay, yeepayYop, wechat, alipay }: Secrets, payUrl: string): void {
  refuseSimulatorKey(yeepay.key, payUrl);
  if (yeepayYop) {
    refuseSimulatorKey(Object.keys(yeepayYop.publicKeys), yeepayYop.origin ?? YOP_ORIGIN);
  }
  if (wechat) {
    const { apiV3Key, publicKeys, origin = WECHAT_ORIGIN } = wechat;
    refuseSimulatorKey([apiV3Key, ...Object.keys(publicKeys)], origin);
  }
  if (alipay) {
    refuseSimulatorKey(Object.keys(alipay.publicKeys), alipay.gatewayUrl ?? ALIPAY_URL);
  }
}

/** The national algorithms are a file of their own, which nobody else loads. */
async function openYop(config: YopConfig): Promise<PaymentGateway> {
  if (config.algorithm !== 'sm2') return yeepayYop(config);
  const { sm2Suite } = await import('./yeepay-yop/sm2.ts');
  return yeepayYop(config, fetch, Date.now, sm2Suite(config.privateKey, config.publicKeys));
}
