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
