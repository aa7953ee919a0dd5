import { expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { openCashier } from '../../scripts/journey/run.ts';
import { bodyFor, examId, idOf, order, photograph, post, type Saved } from './support/applicant.ts';
import { application, ask, office } from './support/cases.ts';
import { platformForTests } from './support/platform.ts';
import { moveWindows, windows } from './support/windows.ts';

const platform = platformForTests();
const HOUR = 3_600_000;
const TRIES = 50;
const control = () => new Client(platform.endpoints.control);
const setClock = (now: number) =>
  control().call('PUT', '/clock', { now: new Date(now).toISOString() });
const by = (person: Saved, username: string, what: string, body: Record<string, unknown>) =>
  office(platform.endpoints, person, username, what, body);

/** Saved in the last tenth of the last second; a slow machine tries until it is in time. */
async function saveInTheLastMoment(closes: number): Promise<Saved> {
  const body = await bodyFor(platform.endpoints);
  for (let count = 0; count < TRIES; count += 1) {
    await setClock(closes - 100);
    const client = new Client(platform.endpoints.api);
    const answer = await post(client, body);
    if (answer.status === 201) return { client, body, ...answer.body };
    expect([answer.status, answer.body.code]).toEqual([409, 'window-closed']);
  }
  throw new Error('never in time');
}

/** An hour later the session is over. */
function logInAgain({ client, body, registrationNumber }: Saved) {
  const { name, idNumber } = body.applicant;
  return client.call('POST', '/api/sessions', { examId, name, idNumber, registrationNumber });
}

/** Everything closes at once, as the guide's March 20th 24:00. */
async function closeEverything(): Promise<number> {
  const all = await windows(platform.endpoints);
  const closes = Math.floor(Date.now() / 1000) * 1000 + 2 * HOUR;
  const end = new Date(closes).toISOString();
  const moved = Object.entries(all).map(([name, { opens }]) => [name, { opens, closes: end }]);
  await moveWindows(platform.endpoints, Object.fromEntries(moved));
  return closes;
}

/** Photo and fee inside of the personal extension; the end of the story. */
async function complete(person: Saved): Promise<void> {
  const { body } = await photograph(person);
  expect(body.photo.status).toBe('pending');
  const { sha256 } = body.photo;
  const decided = await by(person, 'photo-reviewer', 'photo', {
    ...{ decision: 'approve', reasons: [], sha256 },
  });
  expect(decided.status).toBe(200);
  const opened = await order(person);
  await openCashier(opened.body.cashier);
  const gateway = new Client(platform.endpoints.gateway);
  await gateway.call('POST', `/_sim/orders/${opened.body.orderNumber}/pay`, {
    scenario: 'success',
  });
  await expect
    .poll(async () => (await application(person)).confirmation, { timeout: 20_000 })
    .toBe('confirmed');
}

const approve = { decision: 'approve', reasons: [] };
const close = () => control().call('POST', '/schedules/close-exam/run');

test.each(['reopened by a lead', 'abandoned, and appealed'])(
  'saved at 23:59:59.9, reviewed after the close, %s: confirmed',
  async (path) => {
    const closes = await closeEverything();
    try {
      const person = await saveInTheLastMoment(closes);
      const id = await idOf(platform.endpoints, person);
      await setClock(closes + HOUR);
      expect((await logInAgain(person)).status).toBe(200);
      // Nothing more is accepted of others, and the close leaves to the office what is the office's.
      const late = await post(
        new Client(platform.endpoints.api),
        await bodyFor(platform.endpoints),
      );
      expect([late.status, late.body.code]).toEqual([409, 'window-closed']);
      await close();
      const auditor = await staffClient(platform.endpoints, 'auditor');
      const seen = async () => (await auditor.call('GET', `/api/review/applications/${id}`)).body;
      expect((await seen()).confirmation).toBe('open');
      expect((await by(person, 'reviewer', 'qualification', approve)).status).toBe(200);
      const end = new Date(closes + 26 * HOUR).toISOString();
      if (path === 'reopened by a lead') {
        const reopened = await by(person, 'lead', 'reopenings', {
          reason: '逾期审核',
          closes: end,
        });
        expect(reopened.status).toBe(200);
        expect((await by(person, 'reviewer', 'qualification', approve)).status).toBe(200);
      } else {
        await close();
        expect((await seen()).confirmation).toBe('abandoned');
        const asked = await ask(person, 'appeals', { note: '截止后才审核' });
        expect(asked.status).toBe(200);
        const heard = await by(person, 'lead', 'appeals', {
          ...{ decision: 'reopen', reason: '审核逾期', closes: end },
        });
        expect(heard.status).toBe(200);
      }
      await close();
      expect((await seen()).confirmation).toBe('open');
      await complete(person);
      expect((await seen()).confirmation).toBe('confirmed');
    } finally {
      await control().call('DELETE', '/clock');
    }
  },
);
