import { describe, expect, test } from 'vitest';
import { configuredGateways } from '#adapters/payments/configured.ts';
import { makeWallets } from '../../../local/wallet-keys.ts';

const open = (key: string, host: string) =>
  configuredGateways(
    { pepper: '', sessionKey: '', orderKey: '', yeepay: { merchantId: '10000457067', key } },
    {
      payUrl: `${host}/node`,
      commandUrl: `${host}/command`,
      noticeOrigin: 'https://pay.test',
      siteOrigin: 'https://site.test',
    },
  ).map((gateway) => gateway.id);

test('a simulator key opens only on this machine', () => {
  expect(open('SIMKEY-1', 'http://127.0.0.1:8080')).toEqual(['yeepay']);
  expect(open('real', 'https://www.yeepay.com')).toEqual(['yeepay']);
  for (const host of ['https://www.yeepay.com', 'http://127.0.0.1.test', 'http://localhost.test']) {
    expect(() => open('SIMKEY-1', host)).toThrow('simulator');
  }
});

describe('the simulator’s wallets', () => {
  const { secret } = makeWallets();
  const base = { pepper: '', sessionKey: '', orderKey: '' };
  const yeepay = { merchantId: '10000457067', key: 'real' };
  const addresses = {
    ...{ payUrl: 'https://www.yeepay.com/node', commandUrl: 'https://cha.yeepay.com/command' },
    ...{ noticeOrigin: 'https://pay.test', siteOrigin: 'https://site.test' },
  };
  const openWith = (wallets: object) =>
    configuredGateways({ ...base, yeepay, ...wallets }, addresses).map(({ id }) => id);

  test('open on this machine, and for no real address', () => {
    const wechat = { ...secret.wechat, origin: 'http://127.0.0.1:1' };
    const alipay = { ...secret.alipay, gatewayUrl: 'http://127.0.0.1:1/gateway.do' };
    expect(openWith({ wechat, alipay })).toEqual(['yeepay', 'wechat', 'alipay']);
    expect(() => openWith({ wechat: secret.wechat })).toThrow('simulator');
    expect(() => openWith({ alipay: secret.alipay })).toThrow('simulator');
    const renamed = { ...secret.wechat, apiV3Key: 'k'.repeat(32) };
    expect(() => openWith({ wechat: renamed })).toThrow('simulator');
  });
});
