import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Answer, Client, staffClient } from '../../scripts/journey/client.ts';
import { syntheticApplicant } from '../../scripts/journey/person.ts';
import { examId, idOf, post, type Saved, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const anyone = () => new Client(platform.endpoints.api);
const control = () => new Client(platform.endpoints.control);

type Sent = { key: string; to: string; params: { number: string }; text: string };

function ask(person: Saved, wrong: Record<string, string> = {}) {
  const { name, idNumber, phone } = person.body.applicant;
  const body = { examId, name, idNumber, phone, ...wrong };
  return anyone().call('POST', '/api/registration-number-recoveries', body);
}

const run = () => control().call('POST', '/schedules/send-registration-numbers/run', {});
const advance = (seconds: number) => control().call('POST', '/clock/advance', { seconds });
const mood = (name: string) => control().call('PUT', '/outbox', { mood: name });

async function sentTo(person: Saved): Promise<Sent[]> {
  const { body } = await control().call('GET', '/outbox');
  return body.messages.filter(({ to }: Sent) => to === person.body.applicant.phone);
}

/** The number in the newest message. */
function numberIn(messages: Sent[]): string {
  const number = messages.at(-1)?.params.number;
  if (!number) throw new Error('no message was sent');
  return number;
}

/** A person with a phone of their own: the outbox is shared. */
let phones = 19_900_100_000;
function person(key: string = randomUUID()): Promise<Saved> {
  phones += 1;
  const applicant = syntheticApplicant({ phone: String(phones) });
  return saved(platform.endpoints, { applicant }, key);
}

async function logIn(who: Saved, registrationNumber: string) {
  const { name, idNumber } = who.body.applicant;
  const client = anyone();
  const body = { examId, name, idNumber, registrationNumber };
  const { status } = await client.call('POST', '/api/sessions', body);
  return { status, client };
}
const see = (client: Client) => client.call('GET', '/api/application');

async function lost(): Promise<{ who: Saved; number: string }> {
  const who = await person();
  expect((await ask(who)).status).toBe(202);
  await run();
  return { who, number: numberIn(await sentTo(who)) };
}

describe('a lost registration number', () => {
  test('a new one comes to the phone; the old one and its sessions end at its first use', async () => {
    const { who, number } = await lost();
    expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(number).not.toBe(who.registrationNumber);
    const before = await logIn(who, who.registrationNumber);
    expect([before.status, (await see(who.client)).status]).toEqual([200, 200]);

    const after = await logIn(who, number);
    expect(after.status).toBe(200);
    expect((await logIn(who, who.registrationNumber)).status).toBe(401);
    expect((await see(who.client)).status).toBe(401);
    expect((await see(before.client)).status).toBe(401);
    const { body } = await see(after.client);
    expect(body.registrationNumberHint).toBe(`…${number.slice(-3)}`);
    expect(body.history.map(({ event }: { event: string }) => event)).toEqual(
      expect.arrayContaining(['registration-number-issued', 'registration-number-replaced']),
    );
    expect((await logIn(who, number)).status).toBe(200);
    const reviewer = await staffClient(platform.endpoints, 'reviewer');
    const search = (registrationNumber: string) =>
      reviewer.call('POST', '/api/review/searches', { examId, registrationNumber });
    expect((await search(number)).body.items).toHaveLength(1);
    expect((await search(who.registrationNumber)).body.items).toEqual([]);
  });

  test('soon asked again, the same number is sent again; later another one takes its place', async () => {
    const { who, number } = await lost();
    await ask(who);
    await run();
    expect((await sentTo(who)).map(({ params }) => params.number)).toEqual([number, number]);
    await advance(660);
    await ask(who);
    await run();
    const last = numberIn(await sentTo(who));
    expect(last).not.toBe(number);
    expect((await logIn(who, number)).status).toBe(401);
    expect((await logIn(who, last)).status).toBe(200);
  });

  test('wrong facts get the same answer, and nothing is sent', async () => {
    const who = await person();
    const answers = [await ask(who, { phone: '19900009998' })];
    answers.push(await ask(who, { name: '李四' }), await ask(who, { idNumber: '?' }));
    answers.push(await ask(who, { examId: 'no-such-exam' }));
    const seen = ({ status, body, headers }: Answer) => {
      const { date: _, ...others } = Object.fromEntries(headers);
      return { status, body, others };
    };
    const right = seen(await ask(await person()));
    expect(right).toMatchObject({ status: 202, body: '' });
    expect(answers.map(seen)).toEqual(answers.map(() => right));
    await run();
    expect(await sentTo(who)).toEqual([]);
    expect((await see(who.client)).body.version).toBe(1);
    await ask(who);
    await run();
    expect(await sentTo(who)).toHaveLength(1);
  });

  test('one person gets three in an hour, and is not told', async () => {
    const who = await person();
    for (let round = 0; round < 5; round += 1) expect((await ask(who)).status).toBe(202);
    await run();
    expect(await sentTo(who)).toHaveLength(3);
  });

  test('a vendor that is down, or answers into nothing, sends each message once', async () => {
    const who = await person();
    await mood('down');
    await ask(who);
    await run();
    expect(await sentTo(who)).toEqual([]);
    await mood('lost');
    await advance(3600);
    await run();
    const first = numberIn(await sentTo(who));
    await mood('accept');
    await advance(3600);
    await run();
    await run();
    const all = await sentTo(who);
    expect(all.map(({ params }) => params.number)).toEqual([first]);
    expect((await logIn(who, first)).status).toBe(200);
  });

  test('old and new log-ins at once: the new one stays, the old session has ended', async () => {
    const { who, number } = await lost();
    const attempts = [who.registrationNumber, number, who.registrationNumber, number];
    const all = await Promise.all(attempts.map((each) => logIn(who, each)));
    const seen = await Promise.all(all.map(({ client }) => see(client)));
    expect(seen.map(({ status }) => status)).toEqual([401, 200, 401, 200]);
    expect((await logIn(who, who.registrationNumber)).status).toBe(401);
  });

  test('a save that is repeated does not answer a number that was replaced', async () => {
    const key = randomUUID();
    const who = await person(key);
    await ask(who);
    await run();
    const again = () => post(anyone(), who.body, key);
    expect((await again()).body.registrationNumber).toBe(who.registrationNumber);
    await logIn(who, numberIn(await sentTo(who)));
    const late = await again();
    expect([late.body.code, late.headers.getSetCookie()]).toEqual(['already-registered', []]);
  });

  test('no log line holds a number or a phone', async () => {
    const { who, number } = await lost();
    await logIn(who, number);
    const { body } = await control().call('GET', '/logs');
    const logs = JSON.stringify(body);
    expect(logs).toContain('send-registration-numbers');
    for (const secret of [number, who.body.applicant.phone, who.body.applicant.idNumber]) {
      expect(logs).not.toContain(secret);
    }
  });
});

describe('the office', () => {
  test('a lead issues one with a reason; others and empty reasons are refused', async () => {
    const who = await person();
    const path = `/api/review/applications/${await idOf(platform.endpoints, who)}/registration-numbers`;
    const body = { version: 1, reason: '本人持身份证到场' };
    const as = async (username: string, sent: object = body) =>
      (await staffClient(platform.endpoints, username)).call('POST', path, sent);
    expect((await as('reviewer')).status).toBe(403);
    expect((await as('lead', { ...body, reason: '  ' })).status).toBe(422);
    expect((await as('lead', { ...body, version: 2 })).body.code).toBe('version-conflict');
    const issued = await as('lead');
    expect([issued.status, issued.body.version]).toEqual([200, 2]);
    await run();
    const number = numberIn(await sentTo(who));
    expect(JSON.stringify(issued.body)).not.toContain(number);
    expect((await logIn(who, who.registrationNumber)).status).toBe(200);
    expect((await logIn(who, number)).status).toBe(200);
    expect((await logIn(who, who.registrationNumber)).status).toBe(401);
  });
});
