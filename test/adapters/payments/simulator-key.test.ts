import { describe, expect, test } from 'vitest';
import { configuredGateways } from '#adapters/payments/configured.ts';
import { makeGatewayKeys } from '../../../local/gateway-keys.ts';
import { makePair } from './keys.ts';

const pair = makePair();
const open = async (key: string, host: string, yop?: { name: string; origin?: string }) => {
  const addresses = {
    payUrl: `${host}/node`,
    commandUrl: `${host}/command`,
    noticeOrigin: 'https://pay.test',
    siteOrigin: 'https://site.test',
  };
  const base = { pepper: '', sessionKey: '', orderKey: '' };
  const yeepayYop = yop && {
    appKey: 'app_1',
    merchantId: '10000457067',
    privateKey: pair.privatePem,
    publicKeys: { [yop.name]: pair.publicPem },
    ...(yop.origin ? { origin: yop.origin } : {}),
  };
  const yeepay = { merchantId: '10000457067', key };
  const all = await configuredGateways(
    { ...base, yeepay, ...(yeepayYop && { yeepayYop }) },
    addresses,
  );
  return all.map((gateway) => gateway.id);
};

test('a simulator key opens only on this machine', async () => {
  expect(await open('SIMKEY-1', 'http://127.0.0.1:8080')).toEqual(['yeepay']);
  expect(await open('real', 'https://www.yeepay.com')).toEqual(['yeepay']);
  for (const host of ['https://www.yeepay.com', 'http://127.0.0.1.test', 'http://localhost.test']) {
    await expect(open('SIMKEY-1', host)).rejects.toThrow('simulator');
  }
});

test('neither does one of the open platform', async () => {
  const local = 'http://127.0.0.1:8080';
  const both = ['yeepay', 'yeepay-yop'];
  expect(await open('real', local, { name: 'simkey-1', origin: `${local}/yop-center` })).toEqual(
    both,
  );
  expect(await open('real', local, { name: 'yop-2026' })).toEqual(both);
  await expect(open('real', local, { name: 'simkey-1' })).rejects.toThrow('simulator');
});

describe('the simulator’s wallets', () => {
  const { secret } = makeGatewayKeys();
  const base = { pepper: '', sessionKey: '', orderKey: '' };
  const yeepay = { merchantId: '10000457067', key: 'real' };
  const addresses = {
    ...{ payUrl: 'https://www.yeepay.com/node', commandUrl: 'https://cha.yeepay.com/command' },
    ...{ noticeOrigin: 'https://pay.test', siteOrigin: 'https://site.test' },
  };
  const openWith = async (wallets: object) =>
    (await configuredGateways({ ...base, yeepay, ...wallets }, addresses)).map(({ id }) => id);

  test('open on this machine, and for no real address', async () => {
    const wechat = { ...secret.wechat, origin: 'http://127.0.0.1:1' };
    const alipay = { ...secret.alipay, gatewayUrl: 'http://127.0.0.1:1/gateway.do' };
    expect(await openWith({ wechat, alipay })).toEqual(['yeepay', 'wechat', 'alipay']);
    await expect(openWith({ wechat: secret.wechat })).rejects.toThrow('simulator');
    await expect(openWith({ alipay: secret.alipay })).rejects.toThrow('simulator');
    const renamed = { ...secret.wechat, apiV3Key: 'k'.repeat(32) };
    await expect(openWith({ wechat: renamed })).rejects.toThrow('simulator');
  });
});
