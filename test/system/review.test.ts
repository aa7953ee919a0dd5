import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { bodyFor, decide, demo, examId, idOf, photograph, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const staff = (username: string) => staffClient(platform.endpoints, username);
const queuePath = (queue: string, more = '') =>
  `/api/review/queues/${queue}?examId=${examId}${more}`;
const onePath = (id: string, tail = '') => `/api/review/applications/${id}${tail}`;
const approval = { version: 1, decision: 'approve', reasons: [] };

/** A token that looks right and is signed by somebody else. */
function foreignToken(genuine: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [head, body] = genuine.split('.');
  const signature = sign('RSA-SHA256', Buffer.from(`${head}.${body}`), privateKey);
  return `${head}.${body}.${signature.toString('base64url')}`;
}

async function tokenOf(username: string): Promise<string> {
  const control = new Client(platform.endpoints.control);
  return (await control.call('POST', '/tokens', { username })).body.accessToken;
}

/** Saved for a department that reviewer-b does not have. */
async function foreignToB() {
  const { positions } = await demo(platform.endpoints);
  const position = positions.find(({ department }) => department.code !== '620102');
  return saved(platform.endpoints, { positionCode: position.code });
}

describe('who may', () => {
  test('without a token, with an applicant’s session or a foreign token: 401', async () => {
    const person = await saved(platform.endpoints);
    const id = await idOf(platform.endpoints, person);
    const foreign = foreignToken(await tokenOf('reviewer'));
    const strangers = [
      new Client(platform.endpoints.api),
      person.client,
      new Client(platform.endpoints.api, 'x.y.z'),
      new Client(platform.endpoints.api, foreign),
    ];
    const calls: [string, string, unknown?][] = [
      ['GET', queuePath('qualification')],
      ['GET', onePath(id)],
      ['POST', '/api/review/queues/qualification/claims', { examId, count: 1 }],
      ['POST', onePath(id, '/qualification'), approval],
      ['POST', onePath(id, '/photo'), { ...approval, sha256: '0'.repeat(64) }],
      ['POST', '/api/review/searches', { examId, registrationNumber: person.registrationNumber }],
    ];
    for (const stranger of strangers) {
      for (const [method, path, body] of calls) {
        expect((await stranger.call(method, path, body)).status).toBe(401);
      }
    }
  });

  const queues: [string, 'qualification' | 'photo', number][] = [
    ['reviewer', 'qualification', 200],
    ['reviewer', 'photo', 403],
    ['photo-reviewer', 'qualification', 403],
    ['photo-reviewer', 'photo', 200],
    ['lead', 'qualification', 200],
    ['lead', 'photo', 200],
    ['finance', 'qualification', 403],
    ['exam-admin', 'photo', 403],
  ];
  test.each(queues)('%s reads and claims of the %s queue: %i', async (username, queue, status) => {
    const client = await staff(username);
    const claims = `/api/review/queues/${queue}/claims`;
    expect((await client.call('GET', queuePath(queue))).status).toBe(status);
    expect((await client.call('POST', claims, { examId, count: 1 })).status).toBe(status);
  });

  test('the auditor reads, and neither claims nor decides', async () => {
    const person = await saved(platform.endpoints);
    const id = await idOf(platform.endpoints, person);
    const auditor = await staff('auditor');
    expect((await auditor.call('GET', queuePath('qualification'))).status).toBe(200);
    expect((await auditor.call('GET', onePath(id))).status).toBe(200);
    const claims = '/api/review/queues/qualification/claims';
    expect((await auditor.call('POST', claims, { examId })).status).toBe(403);
    expect((await auditor.call('POST', onePath(id, '/qualification'), approval)).status).toBe(403);
  });

  test('roles decide their own part only', async () => {
    const id = await idOf(platform.endpoints, await saved(platform.endpoints));
    const photo = { ...approval, sha256: '0'.repeat(64) };
    for (const [username, tail, body] of [
      ['photo-reviewer', '/qualification', approval],
      ['finance', '/qualification', approval],
      ['reviewer', '/photo', photo],
      ['exam-admin', '/photo', photo],
      ['finance', '/waiver', { version: 1, decision: 'approve', evidence: '证明材料' }],
    ] as const) {
      const answer = await (await staff(username)).call('POST', onePath(id, tail), body);
      expect([username, answer.status]).toEqual([username, 403]);
    }
  });

  test('another department’s application does not exist', async () => {
    const person = await foreignToB();
    const id = await idOf(platform.endpoints, person);
    const b = await staff('reviewer-b');
    expect((await b.call('GET', onePath(id))).status).toBe(404);
    expect((await b.call('POST', onePath(id, '/qualification'), approval)).status).toBe(404);
    const { registrationNumber } = person;
    const found = await b.call('POST', '/api/review/searches', { examId, registrationNumber });
    expect([found.status, found.body.items]).toEqual([200, []]);
    const department = person.application.position.department.code;
    const listed = await b.call('GET', queuePath('qualification', `&department=${department}`));
    expect(listed.status).toBe(403);
    const own = (await b.call('GET', queuePath('qualification', '&limit=100'))).body.items;
    const departments = own.map((item: any) => item.position.department.code);
    expect(departments.filter((code: string) => code !== '620102')).toEqual([]);
  });

  test('ids that are none: 404, never 500', async () => {
    const reviewer = await staff('reviewer');
    for (const id of [
      'A'.repeat(26),
      'nobody',
      '%F0%9F%98%80',
      '..%2F..',
      '%00',
      'a'.repeat(3000),
    ]) {
      const { status } = await reviewer.call('GET', onePath(id));
      expect([400, 404, 414, 422]).toContain(status);
    }
  });
});

describe('decisions', () => {
  test('a stale version is a conflict, a second decision is not pending', async () => {
    const person = await saved(platform.endpoints);
    const id = await idOf(platform.endpoints, person);
    const { pledge: _, ...form } = person.body;
    await person.client.call('PUT', '/api/application', { ...form, version: 1 });
    const reviewer = await staff('reviewer');
    const stale = await reviewer.call('POST', onePath(id, '/qualification'), approval);
    expect([stale.status, stale.body.code]).toEqual([409, 'version-conflict']);
    const fresh = { ...approval, version: 2 };
    expect((await reviewer.call('POST', onePath(id, '/qualification'), fresh)).status).toBe(200);
    const lead = await staff('lead');
    const late = await lead.call('POST', onePath(id, '/qualification'), {
      version: 3,
      decision: 'reject',
      reasons: [{ code: 'education' }],
    });
    expect([late.status, late.body.code]).toEqual([409, 'not-pending']);
  });

  test.each(['reject', 'return'])('%s without a reason: 422', async (decision) => {
    const id = await idOf(platform.endpoints, await saved(platform.endpoints));
    const reviewer = await staff('reviewer');
    const body = { version: 1, decision, reasons: [] };
    const answer = await reviewer.call('POST', onePath(id, '/qualification'), body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/reasons']);
  });

  test('two reviewers decide at once: exactly one decision stands', async () => {
    const id = await idOf(platform.endpoints, await saved(platform.endpoints));
    const [a, b] = await Promise.all([staff('reviewer'), staff('lead')]);
    const no = { version: 1, decision: 'reject', reasons: [{ code: 'major' }] };
    const answers = await Promise.all([
      a.call('POST', onePath(id, '/qualification'), approval),
      b.call('POST', onePath(id, '/qualification'), no),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a photo decision is bound to the picture that was seen', async () => {
    const person = await saved(platform.endpoints);
    await decide(platform.endpoints, person, 'approve');
    const { body: seen } = await photograph(person);
    expect(seen.photo.status).toBe('pending');
    const id = await idOf(platform.endpoints, person);
    const photographer = await staff('photo-reviewer');
    const decision = { ...approval, version: seen.version };
    const other = { ...decision, sha256: 'f'.repeat(64) };
    const refused = await photographer.call('POST', onePath(id, '/photo'), other);
    expect(refused.status).toBe(409);
    const { items } = (await photographer.call('GET', queuePath('photo', '&limit=100'))).body;
    const item = items.find((each: any) => each.applicationId === id);
    expect(item.photo.sha256).toBe(seen.photo.sha256);
    expect((await fetch(item.photo.url)).headers.get('content-type')).toBe('image/jpeg');
    const right = { ...decision, sha256: seen.photo.sha256 };
    const done = await photographer.call('POST', onePath(id, '/photo'), right);
    expect([done.status, done.body.photo.status]).toEqual([200, 'approved']);
  });
});

describe('queues', () => {
  test('an edited cursor, or one of another queue, is refused and never a fault', async () => {
    for (let count = 0; count < 3; count += 1) await saved(platform.endpoints);
    const lead = await staff('lead');
    const page = await lead.call('GET', queuePath('qualification', '&limit=1'));
    const cursor: string = page.body.cursor;
    expect(cursor).toBeTruthy();
    const next = await lead.call('GET', queuePath('qualification', `&limit=1&cursor=${cursor}`));
    expect(next.status).toBe(200);
    expect(next.body.items[0].applicationId).not.toBe(page.body.items[0].applicationId);
    const forged = Buffer.from(JSON.stringify({ 620102: '0' })).toString('base64url');
    const wrong: [string, string][] = [
      ['qualification', `${forged}.${cursor.split('.')[1]}`],
      ['qualification', 'x'],
      ['qualification', ''],
      ['qualification', '..'],
      ['qualification', 'x'.repeat(3900)],
      ['photo', cursor],
    ];
    for (const [queue, text] of wrong) {
      const answer = await lead.call('GET', queuePath(queue, `&cursor=${text}`));
      expect([text, answer.status]).toEqual([text, 422]);
    }
  });

  test('of reviewers who claim at once nobody holds what another holds', async () => {
    await Promise.all(Array.from({ length: 6 }, () => saved(platform.endpoints)));
    const [a, b] = await Promise.all([staff('reviewer'), staff('lead')]);
    const claim = (client: Client) =>
      client.call('POST', '/api/review/queues/qualification/claims', { examId, count: 4 });
    const answers = await Promise.all([claim(a), claim(b)]);
    const [first, second] = answers.map(({ body }) =>
      body.items.map((item: any) => item.applicationId as string),
    ) as [string[], string[]];
    expect(first.length + second.length).toBeGreaterThanOrEqual(6);
    expect(first.filter((id) => second.includes(id))).toEqual([]);
    const { items } = (await a.call('GET', queuePath('qualification', '&limit=100'))).body;
    const owner = (id: string) => items.find((item: any) => item.applicationId === id)?.claimedBy;
    for (const id of first) expect(owner(id)).toBe('reviewer');
    for (const id of second) expect(owner(id)).toBe('lead');
  });

  test('of an unknown exam nothing is listed', async () => {
    const reviewer = await staff('reviewer');
    const answer = await reviewer.call('GET', '/api/review/queues/qualification?examId=none');
    expect([403, 404]).toContain(answer.status);
  });
});

// The last test: it moves the clock.
test('an expired token: 401', async () => {
  const reviewer = await staff('reviewer');
  await bodyFor(platform.endpoints);
  expect((await reviewer.call('GET', queuePath('qualification'))).status).toBe(200);
  const control = new Client(platform.endpoints.control);
  await control.call('POST', '/clock/advance', { seconds: 3700 });
  expect((await reviewer.call('GET', queuePath('qualification'))).status).toBe(401);
  await control.call('DELETE', '/clock');
});
