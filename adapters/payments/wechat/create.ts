/** Opens the order at WeChat. Sent again with the same content it gives the same order. */
import { randomBytes } from 'node:crypto';
import type { Cashier, PaymentRequest } from '../port.ts';
import { formatBeijing } from '../shared/beijing.ts';
import { goods, orderNumberFormat } from '../shared/formats.ts';
import { type JsonObject, textOf } from '../shared/json.ts';
import { signText } from '../shared/rsa.ts';
import type { Fetcher } from '../shared/send.ts';
import { call } from './call.ts';
import type { Wechat } from './config.ts';

const scenes = { qr: 'native', h5: 'h5', 'in-app': 'jsapi' } as const;

/** @throws when WeChat does not confirm the order: there is nothing to show the payer */
export async function createPayment(
  wechat: Wechat,
  fetcher: Fetcher,
  request: PaymentRequest,
): Promise<Cashier> {
  if (!orderNumberFormat.test(request.orderNumber)) throw new Error('order number is malformed');
  const scene = scenes[request.channel ?? 'qr'];
  const path = `/v3/pay/transactions/${scene}`;
  const answer = await call(wechat, fetcher, path, order(wechat, scene, request));
  const fault = 'fault' in answer ? answer.fault : `status-${answer.status}`;
  if ('fault' in answer || answer.status !== 200) throw new Error(`wechat order: ${fault}`);
  return cashierOf(wechat, scene, answer.body);
}

function order({ config }: Wechat, scene: string, request: PaymentRequest): JsonObject {
  const { payer } = request;
  if (scene === 'h5' && !payer?.clientIp)
    throw new Error('wechat h5 needs the address of the payer');
  if (scene === 'jsapi' && !payer?.openId) throw new Error('wechat jsapi needs the openid');
  return {
    appid: config.appId,
    mchid: config.merchantId,
    description: goods,
    out_trade_no: request.orderNumber,
    time_expire: `${formatBeijing(request.expiresAt).replace(' ', 'T')}+08:00`,
    notify_url: config.noticeUrl,
    amount: { total: request.amountFen, currency: 'CNY' },
    ...(scene === 'jsapi' ? { payer: { openid: payer?.openId } } : {}),
    ...(scene === 'h5'
      ? { scene_info: { payer_client_ip: payer?.clientIp, h5_info: { type: 'Wap' } } }
      : {}),
  };
}

function cashierOf(wechat: Wechat, scene: string, body: JsonObject): Cashier {
  if (scene === 'jsapi') return jsapi(wechat, textOf(body, 'prepay_id'));
  const text = textOf(body, scene === 'h5' ? 'h5_url' : 'code_url');
  const origin = new URL(wechat.origin);
  // A simulator on this machine has no certificate.
  const h5 = origin.protocol === 'http:' ? `${origin.origin}/` : 'https://';
  const scheme = scene === 'h5' ? h5 : 'weixin://';
  if (!text.startsWith(scheme)) throw new Error('wechat order: no address');
  if (scene === 'native') return { method: 'GET', url: text, fields: {} };
  // A form that is sent by GET replaces the query of its address, so the query becomes fields.
  const [url = '', query = ''] = text.split('?');
  const fields = Object.fromEntries(new URLSearchParams(query));
  return { method: 'GET', url, fields: { ...fields, redirect_url: wechat.config.returnUrl } };
}

/** What the page inside WeChat hands to `chooseWXPay`. */
function jsapi({ config, signingKey, clock }: Wechat, prepayId: string): Cashier {
  if (prepayId === '') throw new Error('wechat order: no prepay_id');
  const timeStamp = String(Math.floor(clock() / 1000));
  const nonceStr = randomBytes(16).toString('hex');
  const pack = `prepay_id=${prepayId}`;
  const message = `${config.appId}\n${timeStamp}\n${nonceStr}\n${pack}\n`;
  const signed = { appId: config.appId, timeStamp, nonceStr, package: pack, signType: 'RSA' };
  const fields = { ...signed, paySign: signText(signingKey, message) };
  return { method: 'GET', url: 'weixin://jsapi', fields };
}
