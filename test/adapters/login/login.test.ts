/** The login of the reliability page, on the real engine. LOGIN_PROOF=full is the long run. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatRegistrationNumber } from '#domain/registration-number.ts';
import { recognise } from '../../../functions/log-in/recognise.ts';
import { limits } from '../../../functions/log-in/slow-down.ts';
import { applicant, creation, NOON } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

const full = process.env.LOGIN_PROOF === 'full';
const ROUNDS = full ? 2000 : 40;
const GUESSES = full ? 20_000 : 200;
const NUMBERS = full ? 1_000_000 : 20_000;
const LONG = 1_800_000;

/** Registration numbers as they are made: seven bytes of any kind. */
const numberOf = (...bytes: number[]) =>
  formatRegistrationNumber(Uint8Array.from({ length: 7 }, (_, n) => bytes[n] ?? n));
const NUMBER = numberOf(1, 2, 3);
const OTHER = { idNumber: '620102199001010099', number: numberOf(9, 9, 9) };

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  test.table.document.middlewareStack.add(
    (next, context) => (args) => {
      calls.push(String((context as { commandName?: string }).commandName));
      return next(args);
    },
    { step: 'initialize' },
  );
  await test.store.createApplication(creation('KNOWN', { registrationNumber: NUMBER }));
  const other = { idNumber: OTHER.idNumber, registrationNumber: OTHER.number };
  await test.store.createApplication(creation('OTHER', other));
});
afterAll(() => test?.engine.stop());

const right = {
  examId: 'demo',
  name: applicant.name,
  idNumber: applicant.idNumber,
  registrationNumber: NUMBER,
};
type Given = typeof right;
const logIn = (given: Given, now: number, address = '198.51.100.7') =>
  recognise({ store: test.store, keys: test.table.lookups, now, address }, given);

async function told(given: Given, now: number, address?: string): Promise<string> {
  const outcome = await logIn(given, now, address);
  if ('whole' in outcome) return 'in';
  return `${outcome.refusal.code} ${outcome.retryAfter ?? ''}`.trim();
}

const kinds = {
  nobody: { ...right, idNumber: '620102199001010072' },
  name: { ...right, name: '试验乙' },
  number: { ...right, registrationNumber: numberOf(7, 7) },
  'number of another person': { ...right, registrationNumber: OTHER.number },
};
type Kind = keyof typeof kinds;
/** Names of the calls to the table, one after the other. */
const calls: string[] = [];
const middle = (all: number[]) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0;

it('four kinds of failure look alike: answer, calls and time', { timeout: LONG }, async () => {
  const names = Object.keys(kinds) as Kind[];
  const times = new Map<Kind, number[]>(names.map((kind) => [kind, []]));
  const seen = new Set<string>();
  let day = NOON;
  for (let n = -10; n < ROUNDS; n += 1) {
    for (let shift = 0; shift < names.length; shift += 1) {
      const kind = names[(Math.abs(n) + shift) % names.length] as Kind;
      // Two hours apart: no failure before plays a part.
      day += 7_200_000;
      calls.length = 0;
      const began = performance.now();
      const answer = await told(kinds[kind], day);
      const ms = performance.now() - began;
      if (n < 0) continue;
      times.get(kind)?.push(ms);
      seen.add(`${answer}; ${calls.toSorted().join(' ')}`);
    }
  }
  expect([...seen]).toEqual([expect.stringMatching(/^login-failed; \w/)]);
  // Few are at the mercy of what else the machine does: their calls are compared, not their time.
  if (!full) return;
  const medians = names.map((kind) => middle(times.get(kind) ?? []));
  const [least, most] = [Math.min(...medians), Math.max(...medians)];
  const shown = medians.map((ms) => ms.toFixed(2)).join(', ');
  console.log(`${ROUNDS} each: ${[...seen]}; medians ${shown} ms`);
  expect(most - least).toBeLessThan(Math.max(2, least * 0.05));
});

it('guesses give no entry, wait longer and longer, and the owner enters at once', {
  timeout: LONG,
}, async () => {
  const answers = new Map<string, number>();
  const start = NOON + 400 * 86_400_000;
  for (let n = 0; n < GUESSES; n += 1) {
    const guess = { ...right, registrationNumber: numberOf(255, n >> 16, (n >> 8) & 255, n & 255) };
    const answer = (await told(guess, start + n * 10)).split(' ')[0] ?? '';
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  if (full) console.log(`${GUESSES} guesses: ${JSON.stringify([...answers])}`);
  expect([...answers.keys()].toSorted()).toEqual(['login-failed', 'too-many-requests']);
  expect(answers.get('login-failed')).toBeLessThan(20);
  expect(await told(right, start + GUESSES * 10)).toBe('in');
});

it('a campus of 500 behind one address, each wrong once, then right: nobody is slowed down', {
  timeout: LONG,
}, async () => {
  const start = Math.ceil((NOON + 800 * 86_400_000) / limits.all.everyMs) * limits.all.everyMs;
  const answers = new Set<string>();
  for (let n = 0; n < 500; n += 1) {
    const typo = { ...right, idNumber: `62010219900101${String(n).padStart(4, '0')}` };
    answers.add(await told(typo, start + n * 100, '203.0.113.9'));
  }
  expect([...answers]).toEqual(['login-failed']);
  expect(await told(right, start + 50_001, '203.0.113.9')).toBe('in');
});

it('an address, and everybody together, are slowed down until their stretch ends', async () => {
  const keys = test.table.lookups;
  const fill = async (stretch: number, failures: number, ...of: string[]) => {
    const bucket = keys.limitHmac('log-in', ...of, String(stretch));
    const { store } = test;
    const attempts = store.loginAttempts;
    // As if so many had been counted: counting them one by one is what the tests above do.
    store.loginAttempts = async (asked) =>
      asked === bucket ? { failures, last: 0 } : attempts(asked);
    return () => {
      store.loginAttempts = attempts;
    };
  };
  const start = Math.ceil((NOON + 900 * 86_400_000) / 600_000) * 600_000;
  const { address, all } = limits;
  const undoAddress = await fill(
    start / address.everyMs,
    address.failures,
    'address',
    '2001:db8:1:2',
  );
  expect(await told(kinds.nobody, start, '2001:db8:1:2:3::1')).toBe('too-many-requests 600');
  expect(await told(kinds.nobody, start, '2001:db8:1:3:3::1')).toBe('login-failed');
  expect(await told(right, start, '2001:db8:1:2:3::1')).toBe('in');
  undoAddress();
  const undoAll = await fill(start / all.everyMs, all.failures, 'all');
  expect(await told(kinds.name, start + 59_000, '192.0.2.1')).toBe('too-many-requests 1');
  expect(await told(kinds.name, start + 60_000, '192.0.2.1')).toBe('login-failed');
  undoAll();
});

it('registration numbers are unique', { timeout: LONG }, () => {
  const { lookups } = test.table;
  const made = new Set<string>();
  for (let n = 0; n < NUMBERS; n += 1)
    made.add(formatRegistrationNumber(lookups.registrationBytes(`APPLICATION${n}`, 'key')));
  expect(made.size).toBe(NUMBERS);
});
