import { describe, expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { openCashier } from '../../scripts/journey/run.ts';
import { bodyFor, decide, idOf, order, payable, post, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { moveWindows, windows } from './support/windows.ts';

const platform = platformForTests();
const control = () => new Client(platform.endpoints.control);
const at = (now: number) => control().call('PUT', '/clock', { now: new Date(now).toISOString() });
const shown = async (person: { client: Client }) =>
  (await person.client.call('GET', '/api/application')).body;

/** Runs with the office's time set, and gives the clock back afterwards. */
async function atTime(now: number, work: () => Promise<void>) {
  await at(now);
  try {
    await work();
  } finally {
    await control().call('DELETE', '/clock');
  }
}

describe('the window of applying', () => {
  test('before it opens and from its close on nothing is saved; a moved close counts at once', async () => {
    const { apply } = await windows(platform.endpoints);
    if (!apply) throw new Error('no window');
    const opens = Date.parse(apply.opens);
    const closes = Date.parse(apply.closes);
    const body = await bodyFor(platform.endpoints);
    const refusedAt = (now: number) =>
      atTime(now, async () => {
        const answer = await post(new Client(platform.endpoints.api), body);
        expect([answer.status, answer.body.code]).toEqual([409, 'window-closed']);
      });
    await refusedAt(opens - 60_000);
    await refusedAt(closes + 1);
    await atTime(closes + 60_000, async () => {
      const later = new Date(closes + 3_600_000).toISOString();
      await moveWindows(platform.endpoints, { apply: { opens: apply.opens, closes: later } });
      const answer = await post(new Client(platform.endpoints.api), body);
      expect(answer.status).toBe(201);
    });
    await moveWindows(platform.endpoints, { apply });
  });
});

describe('the close', () => {
  test('abandons who did not pay, and nobody whose next step is the office’s', async () => {
    const { endpoints } = platform;
    const waiting = await saved(endpoints);
    const unpaid = await payable(endpoints);
    const { pay } = await windows(platform.endpoints);
    if (!pay) throw new Error('no window');
    const closing = { opens: pay.opens, closes: new Date(Date.now() - 1000).toISOString() };
    await moveWindows(platform.endpoints, { pay: closing });
    await control().call('POST', '/schedules/close-exam/run');
    const lookAt = async (person: typeof waiting) => {
      const staff = await staffClient(endpoints, 'reviewer');
      const path = `/api/review/applications/${await idOf(endpoints, person)}`;
      return (await staff.call('GET', path)).body;
    };
    expect((await lookAt(unpaid)).label).toBe('视为自动放弃考试资格');
    expect((await lookAt(waiting)).confirmation).toBe('open');
    await moveWindows(platform.endpoints, { pay });
  });

  test('a stale firing before the close does nothing', async () => {
    const person = await payable(platform.endpoints);
    await control().call('POST', '/schedules/close-exam/run');
    expect((await shown(person)).confirmation).toBe('open');
  });

  test('an unresolved order keeps its applicant open', async () => {
    const person = await payable(platform.endpoints);
    const { body } = await order(person);
    await openCashier(body.cashier);
    const { pay } = await windows(platform.endpoints);
    if (!pay) throw new Error('no window');
    await moveWindows(platform.endpoints, {
      pay: { opens: pay.opens, closes: new Date(Date.now() - 1000).toISOString() },
    });
    await control().call('POST', '/schedules/close-exam/run');
    expect((await shown(person)).confirmation).toBe('open');
    await moveWindows(platform.endpoints, { pay });
  });
});

test('a withdrawal is refused while an order is open', async () => {
  const person = await payable(platform.endpoints);
  await order(person);
  const { version } = await shown(person);
  const answer = await person.client.call('POST', '/api/application/withdrawal', { version });
  expect([answer.status, answer.body.code]).toEqual([409, 'order-unresolved']);
});

test('an approved application cannot be decided twice', async () => {
  const person = await saved(platform.endpoints);
  expect((await decide(platform.endpoints, person, 'approve')).status).toBe(200);
  const again = await decide(platform.endpoints, person, 'reject');
  expect([again.status, again.body.code]).toEqual([409, 'not-pending']);
});
