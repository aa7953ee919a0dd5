import { expect, test } from 'vitest';
import type { Signed } from '../../local/gateway/sign.ts';
import { platformForTests } from './support/platform.ts';
import { newStage } from './support/stage.ts';

const stage = newStage(platformForTests());

/** Ways to touch a genuine notice without the gateway's key; `at` picks field and character. */
const forgeries: ((fields: Signed, at: number) => string)[] = [
  (fields, at) => form({ ...fields, ...flipped(fields, at) }),
  (fields, at) => form(without(fields, at)),
  (fields, at) => `${form(fields)}&${form(fieldOf(fields, at))}`,
  (fields, at) => form({ ...fields, [`x${at}`]: '1' }),
];

const form = (fields: Signed) => new URLSearchParams(fields).toString();
const nameAt = (fields: Signed, at: number) => Object.keys(fields)[at % 13] ?? '';
const fieldOf = (fields: Signed, at: number): Signed => {
  const name = nameAt(fields, at);
  return { [name]: fields[name] ?? '' };
};
const without = (fields: Signed, at: number): Signed =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== nameAt(fields, at)));
const flipped = (fields: Signed, at: number): Signed => {
  const name = nameAt(fields, at);
  const value = fields[name] ?? '';
  // Another last character, also of a field that was empty.
  return { [name]: `${value.slice(0, -1)}${value.endsWith('7') ? '8' : '7'}` };
};

test('sixty forged notices are refused with 400, and nothing is written', async () => {
  const { orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  const fields = await stage.noticeOf(orderNumber);
  const before = await stage.books();
  for (let at = 0; at < 60; at += 1) {
    const forge = forgeries[at % forgeries.length];
    const told = await stage.tell(forge?.(fields, Math.floor(at / 4)) ?? '');
    expect([at, told.status]).toEqual([at, 400]);
  }
  expect(await stage.books()).toEqual(before);
});

test('a signed notice of a number that is not ours costs no read', async () => {
  const { orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  const fields = await stage.noticeOf(orderNumber);
  const last = orderNumber.endsWith('7') ? '8' : '7';
  const forged = `${orderNumber.slice(0, -1)}${last}`;
  await stage.resetCapacity();
  for (const number of [forged, `R${orderNumber}`, orderNumber.toLowerCase(), 'GSOTHER']) {
    for (const path of ['/n/y', '/api/payments/yeepay/return']) {
      const told = await stage.tell(stage.sign({ ...fields, r6_Order: number }), 'GET', path);
      expect([number, path, told.status]).toEqual([number, path, 400]);
    }
  }
  expect(await stage.units()).toBe(0);
  // The measure measures: the genuine one is read.
  expect((await stage.tell(stage.sign(fields))).status).toBe(200);
  expect(await stage.units()).toBeGreaterThan(0);
});

test('keys in the wrong case, repeated, unknown or in both places, and a megabyte: 400', async () => {
  const { orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  const fields = await stage.noticeOf(orderNumber);
  const text = form(fields);
  const lower = text.replace('r3_Amt', 'r3_amt');
  await stage.resetCapacity();
  for (const forged of [
    lower,
    `${text}&r3_amt=1`,
    `${text}&${text}`,
    `${text}&`,
    `${text}&a=%zz`,
  ]) {
    for (const method of ['GET', 'POST']) {
      expect((await stage.tell(forged, method)).status).toBe(400);
    }
  }
  const long = `${text}&x=${'x'.repeat(1_000_000)}`;
  for (const path of [
    '/n/y',
    '/n/yop',
    '/api/payments/yeepay/notify',
    '/api/payments/yeepay/return',
  ]) {
    expect([path, (await stage.tell(long, 'POST', path)).status]).toEqual([path, 400]);
  }
  expect((await stage.tell(text, 'POST', `/n/y?${text}`)).status).toBe(400);
  expect(await stage.units()).toBe(0);
});
