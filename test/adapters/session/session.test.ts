import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { clearSession, openSession, renew, sealSession } from '#adapters/session.ts';

const key = randomBytes(32);
const start = Date.UTC(2017, 2, 16);
const minute = 60_000;
const session = { applicationId: 'A1', examId: 'sample', epoch: 3, issuedAt: start };
const cookieOf = (setCookie: string) => setCookie.slice(0, setCookie.indexOf(';'));
const sealed = sealSession(session, key, start);

it('opens what it sealed and hides it', () => {
  expect(openSession(['other=1', cookieOf(sealed)], [key], start)).toMatchObject(session);
  expect(sealed).not.toContain('A1');
  expect(sealed).toMatch(/^__Host-session=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
});

it('is idle after 30 minutes, and renewal slides that', () => {
  const cookies = [cookieOf(sealed)];
  expect(openSession(cookies, [key], start + 30 * minute)).toBeUndefined();
  const opened = openSession(cookies, [key], start + 29 * minute);
  const renewed = opened && renew(opened, key, start + 29 * minute);
  expect(openSession([cookieOf(renewed ?? '')], [key], start + 58 * minute)).toMatchObject(session);
});

it('ends after 8 hours whatever happens', () => {
  const late = start + 8 * 60 * minute;
  expect(openSession([cookieOf(sealSession(session, key, late - 1))], [key], late)).toBeUndefined();
});

it('refuses forged, foreign and absent cookies', () => {
  const cookie = cookieOf(sealed);
  const forged = cookie.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
  for (const cookies of [undefined, [], [forged], ['__Host-session='], ['__Host-session=abc']]) {
    expect(openSession(cookies, [key], start)).toBeUndefined();
  }
  expect(openSession([cookie], [randomBytes(32)], start)).toBeUndefined();
  expect(openSession([cookieOf(clearSession())], [key], start)).toBeUndefined();
});

it('a rotation ends no session: the key before still opens, the new one seals', () => {
  const next = randomBytes(32);
  const opened = openSession([cookieOf(sealed)], [next, key], start + minute);
  expect(opened).toMatchObject(session);
  const renewed = cookieOf((opened && renew(opened, next, start + 2 * minute)) ?? '');
  expect(openSession([renewed], [next], start + 3 * minute)).toMatchObject(session);
});
