import { verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { orderNumber, paidAt } from '../keys.ts';
import { answer, gatewayWith, merchant, ours, silent } from './fixture.ts';

const request = {
  ...{ orderNumber, amountFen: 15_000, createdAt: paidAt, expiresAt: paidAt + 1_800_000 },
};
type Sent = { url: string; init: RequestInit };

async function create(more: object, body: object, sent: Sent[] = []) {
  const gateway = gatewayWith(async (url, init) => {
    sent.push({ url, init });
    return answer(200, body);
  });
  return gateway.createPayment({ ...request, ...more });
}

test('a code: the order in fen, our signature over method, path, time, nonce and body', async () => {
  const sent: Sent[] = [];
  const code_url = 'weixin://wxpay/bizpayurl?pr=x';
  expect(await create({}, { code_url }, sent)).toEqual({
    method: 'GET',
    url: code_url,
    fields: {},
  });
  const [{ url, init } = { url: '', init: {} }] = sent;
  expect(url).toBe('https://api.mch.weixin.qq.com/v3/pay/transactions/native');
  expect(JSON.parse(String(init.body))).toEqual({
    ...{ appid: merchant.appId, mchid: merchant.merchantId, description: 'EXAMFEE' },
    ...{ out_trade_no: orderNumber, notify_url: 'https://pay.test/n/w' },
    time_expire: '2026-11-23T10:30:00+08:00',
    amount: { total: 15_000, currency: 'CNY' },
  });
  const { authorization = '', 'wechatpay-serial': serial } = init.headers as Record<string, string>;
  expect(serial).toBe('PUB_KEY_ID_1');
  const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(authorization)?.[1] ?? '';
  const [nonce, timestamp] = [part('nonce_str'), part('timestamp')];
  const path = '/v3/pay/transactions/native';
  const message = Buffer.from(`POST\n${path}\n${timestamp}\n${nonce}\n${init.body}\n`);
  const signature = Buffer.from(part('signature'), 'base64');
  expect(verify('sha256', message, ours.publicKey, signature)).toBe(true);
});

test('a mobile browser: the query of the address becomes fields of the form', async () => {
  const sent: Sent[] = [];
  const h5_url = 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1&package=2';
  const more = { channel: 'h5', payer: { clientIp: '203.0.113.9' } };
  expect(await create(more, { h5_url }, sent)).toEqual({
    method: 'GET',
    url: 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb',
    fields: { prepay_id: 'wx1', package: '2', redirect_url: 'https://site.test/' },
  });
  expect(JSON.parse(String(sent[0]?.init.body)).scene_info).toEqual({
    payer_client_ip: '203.0.113.9',
    h5_info: { type: 'Wap' },
  });
  await expect(create({ channel: 'h5' }, { h5_url })).rejects.toThrow('address');
  await expect(create(more, { h5_url: 'http://wx.test/' })).rejects.toThrow('no address');
});

test('inside WeChat: what chooseWXPay takes, signed by us', async () => {
  const more = { channel: 'in-app', payer: { openId: 'oPayer00000000000000001' } };
  const { url, fields } = await create(more, { prepay_id: 'wx1' });
  expect([url, fields.signType]).toEqual(['weixin://jsapi', 'RSA']);
  const lines = [fields.appId, fields.timeStamp, fields.nonceStr, 'prepay_id=wx1', ''];
  const signature = Buffer.from(fields.paySign ?? '', 'base64');
  expect(verify('sha256', Buffer.from(lines.join('\n')), ours.publicKey, signature)).toBe(true);
  await expect(create({ channel: 'in-app' }, { prepay_id: 'wx1' })).rejects.toThrow('openid');
});

test('what WeChat does not confirm is no cashier', async () => {
  const refused = gatewayWith(async () => answer(400, { code: 'ORDERPAID' }));
  await expect(refused.createPayment(request)).rejects.toThrow('status-400');
  await expect(gatewayWith(silent).createPayment(request)).rejects.toThrow('timeout');
  const spoiled = gatewayWith(async () => answer(200, { code_url: 'weixin://x' }, { serial: 'X' }));
  await expect(spoiled.createPayment(request)).rejects.toThrow('unknown-serial');
  await expect(create({}, { code_url: 'https://evil.test' })).rejects.toThrow('no address');
});
