import { afterEach, expect, it } from 'vitest';
import { catalogue, type Template, textOf } from '#adapters/messages/catalogue.ts';
import { signatureOf, smsVendor } from '#adapters/messages/sms-vendor.ts';
import { type Stub, startStub } from './stub.ts';

let stub: Stub;
afterEach(() => stub?.stop());

const message = {
  to: { phone: '19900000001' },
  template: 'new-number' as const,
  params: { number: 'ABCDEFGH1230' },
  key: 'message-1',
};
const keys = { appId: 'app', key: 'secret' };

async function send(status: number, body: string) {
  stub = await startStub(status, body);
  return smsVendor({ ...keys, url: stub.url }, { clock: () => 1000 }).send(message);
}

it('signs the exact body, with the key of the message and no more than it needs', async () => {
  expect(await send(200, '{"status":"accepted"}')).toEqual({ outcome: 'sent' });
  const [{ headers, body } = { headers: {}, body: '' }] = stub.requests;
  expect(headers['x-signature']).toBe(signatureOf('secret', '1000', body));
  expect(headers['x-app-id']).toBe('app');
  expect(JSON.parse(body)).toEqual({
    key: 'message-1',
    to: '19900000001',
    template: 'new-number',
    params: message.params,
    text: textOf('new-number', message.params),
  });
});

it.each([
  [200, '{"status":"duplicate"}', { outcome: 'sent' }],
  [400, '{"code":"blocked-number"}', { outcome: 'refused', why: 'blocked-number' }],
  [403, 'no', { outcome: 'refused', why: '403' }],
  [400, '{"code":"19900000001"}', { outcome: 'refused', why: '400' }],
])('%i %s', async (status, body, expected) => {
  expect(await send(status, body)).toEqual(expected);
});

it.each([
  [503, ''],
  [429, '{}'],
  [408, '{}'],
  [200, 'not JSON'],
  [200, 'null'],
  [200, '{"status":"?"}'],
])('does not know after %i %s, and tells nothing of the person', async (status, body) => {
  const fault = await send(status, body).catch((error: Error) => error);
  expect(fault).toBeInstanceOf(Error);
  expect(String(fault)).not.toMatch(/19900000001|ABCDEFGH1230/);
});

it('says each text in both languages with the same parameters', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const { zh, en } of Object.values(catalogue)) expect(names(en)).toEqual(names(zh));
  for (const template of Object.keys(catalogue) as Template[]) {
    expect(() => textOf(template, {})).toThrow(/needs/);
  }
});
