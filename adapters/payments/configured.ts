import type { Secrets } from '../secrets.ts';
import { ALIPAY_URL } from './alipay/config.ts';
import { alipay } from './alipay.ts';
import type { PaymentGateway } from './port.ts';
import { refuseSimulatorKey } from './simulator-key.ts';
import { WECHAT_ORIGIN } from './wechat/config.ts';
import { wechatPay } from './wechat.ts';
import { yeepayClassic } from './yeepay.ts';
import { yeepayYop } from './yeepay-yop.ts';

export type Addresses = {
  payUrl: string;
  commandUrl: string;
  noticeOrigin: string;
  siteOrigin: string;
};

/** Every gateway that has keys in the secret. Throws on keys that may not be used. */
export function configuredGateways(secrets: Secrets, addresses: Addresses): PaymentGateway[] {
  const { yeepay, wechat, alipay: alipayKeys, yeepayYop: yopKeys } = secrets;
  const { payUrl, commandUrl, noticeOrigin, siteOrigin } = addresses;
  refuseSimulatorKey(yeepay.key, payUrl);
  if (wechat) {
    const { apiV3Key, publicKeys, origin = WECHAT_ORIGIN } = wechat;
    refuseSimulatorKey([apiV3Key, ...Object.keys(publicKeys)], origin);
  }
  if (alipayKeys) {
    const { publicKeys, gatewayUrl = ALIPAY_URL } = alipayKeys;
    refuseSimulatorKey(Object.keys(publicKeys), gatewayUrl);
  }
  const at = (short: string, id: string) => ({
    noticeUrl: `${noticeOrigin}/n/${short}`,
    returnUrl: `${siteOrigin}/api/payments/${id}/return`,
  });
  // These bring no evidence with the browser: it only comes home, and the notice or query tells.
  const home = { returnUrl: `${siteOrigin}/` };
  return [
    yeepayClassic({ ...yeepay, payUrl, commandUrl, ...at('y', 'yeepay') }),
    ...(yopKeys ? [yeepayYop({ ...yopKeys, ...at('yop', 'yeepay-yop'), ...home })] : []),
    ...(wechat ? [wechatPay({ ...wechat, ...at('w', 'wechat'), ...home })] : []),
    ...(alipayKeys ? [alipay({ ...alipayKeys, ...at('a', 'alipay'), ...home })] : []),
  ];
}
