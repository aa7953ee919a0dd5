import { expect, test } from 'vitest';
import { configuredGateways } from '#adapters/payments/configured.ts';

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
