/** WeChat as the adapter meets it: answers signed with a key of this run. */
import { randomUUID, sign } from 'node:crypto';
import type { Fetcher } from '#adapters/payments/shared/send.ts';
import { wechatPay } from '#adapters/payments/wechat.ts';
import { makePair, paidAt } from '../keys.ts';

export const ours = makePair();
export const theirs = makePair();
export const next = makePair();
export const merchant = { merchantId: '1900000001', appId: 'wx0000000000000001' };

export const gatewayWith = (fetcher: Fetcher) =>
  wechatPay(
    {
      ...{ ...merchant, merchantSerial: 'AB12', apiV3Key: 'k'.repeat(32) },
      privateKey: ours.privatePem,
      publicKeys: { PUB_KEY_ID_1: theirs.publicPem, PUB_KEY_ID_2: next.publicPem },
      noticeUrl: 'https://pay.test/n/w',
      returnUrl: 'https://site.test/',
    },
    fetcher,
    () => paidAt,
  );

type Signing = { serial?: string; pair?: typeof theirs; signature?: string };

/** One answer; a null body is none. */
export function answer(status: number, body: object | null, signing: Signing = {}): Response {
  const { serial = 'PUB_KEY_ID_1', pair = theirs } = signing;
  const text = body ? JSON.stringify(body) : '';
  const [timestamp, nonce] = [String(paidAt / 1000), randomUUID()];
  const message = Buffer.from(`${timestamp}\n${nonce}\n${text}\n`);
  const signature = sign('sha256', message, pair.privateKey).toString('base64');
  return new Response(body ? text : null, {
    status,
    headers: {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': serial,
      'wechatpay-signature': signing.signature ?? signature,
    },
  });
}

export const silent: Fetcher = async () => {
  throw new DOMException('late', 'TimeoutError');
};
