/** Abuses that the store cannot know of: they arrive in time for it and are without effect, or come too late. */
import { expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { drawBust } from '../../scripts/journey/photo.ts';
import { until } from '../../scripts/journey/run.ts';
import { decide, examId, idOf, photograph, type Saved, saved } from './support/applicant.ts';
import { type Signed, send } from './support/forged-upload.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const control = () => new Client(platform.endpoints.control);
const stored = { status: 204, code: '' };
const expired = { status: 403, code: 'AccessDenied' };

async function qualified(): Promise<Saved> {
  const person = await saved(platform.endpoints);
  await decide(platform.endpoints, person, 'approve');
  return person;
}
const sign = async ({ client }: Saved): Promise<Signed> =>
  (await client.call('POST', '/api/application/photo-uploads', {})).body;
const own = ({ client }: Saved) => client.call('GET', '/api/application');
const checked = (person: Saved, than: number) =>
  until(
    () => own(person),
    (body) => body.version > than,
  );

async function judge(person: Saved, seen: any, decision: 'approve' | 'reject' = 'approve') {
  const staff = await staffClient(platform.endpoints, 'photo-reviewer');
  const id = await idOf(platform.endpoints, person);
  const reasons = decision === 'approve' ? [] : [{ code: 'blurred', text: '照片不清晰' }];
  const { version, photo } = seen;
  const body = { version, sha256: photo.sha256, decision, reasons };
  return staff.call('POST', `/api/review/applications/${id}/photo`, body);
}

/** Long enough for an event to have been worked off: its queue is empty again. */
async function settled() {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await until(
    () => control().call('GET', '/queues'),
    ({ queues }) => Object.values(queues).every((size) => size === 0),
  );
}

async function atTime<T>(now: number, work: () => Promise<T>): Promise<T> {
  await control().call('PUT', '/clock', { now: new Date(now).toISOString() });
  try {
    return await work();
  } finally {
    await control().call('DELETE', '/clock');
  }
}

test('a form whose ten minutes are over is refused by the store', async () => {
  const person = await qualified();
  const mine = await sign(person);
  expect(await atTime(Date.now() + 601_000, () => send(mine))).toEqual(expired);
  expect((await own(person)).body.photo.status).toBe('none');
});

test('a form signed a minute before the close ends with it', async () => {
  const person = await qualified();
  const exam = await new Client(platform.endpoints.api).call('GET', `/api/exams/${examId}`);
  const admin = await staffClient(platform.endpoints, 'exam-admin');
  const closing = async (closes: string) => {
    const { body: now } = await admin.call('GET', `/api/exams/${examId}`);
    const { id: _, phase: __, currency: ___, ...written } = now;
    const photo = { ...written.windows.photo, closes };
    const body = { ...written, windows: { ...written.windows, photo }, graceSeconds: 0 };
    const sure = { ...body, confirmed: ['window-shortened'] };
    const answer = await admin.call('PUT', `/api/admin/exams/${examId}`, sure);
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  };
  const soon = new Date(Date.now() + 60_000).toISOString();
  await closing(soon);
  try {
    const mine = await sign(person);
    expect(Date.parse((mine as any).expiresAt)).toBeLessThanOrEqual(Date.parse(soon));
    expect(await atTime(Date.now() + 61_000, () => send(mine))).toEqual(expired);
    const late = await atTime(Date.parse(soon), () =>
      person.client.call('POST', '/api/application/photo-uploads', {}),
    );
    expect([late.status, late.body.code]).toEqual([409, 'window-closed']);
  } finally {
    await closing(exam.body.windows.photo.closes);
  }
});

test('a used form again, after the approval: stored, and without effect', async () => {
  const person = await qualified();
  const mine = await sign(person);
  expect(await send(mine, {}, drawBust('blue'))).toEqual(stored);
  const seen = await checked(person, person.application.version + 1);
  expect((await judge(person, seen.body)).status).toBe(200);
  const before = await own(person);
  expect(await send(mine, {}, drawBust('red'))).toEqual(stored);
  await settled();
  const after = await own(person);
  expect(after.body).toEqual(before.body);
  const refused = await person.client.call('POST', '/api/application/photo-uploads', {});
  expect([refused.status, refused.body.code]).toEqual([409, 'photo-approved']);
});

test('a used form again while a reviewer looks: the approval of the old picture is refused', async () => {
  const person = await qualified();
  const mine = await sign(person);
  await send(mine, {}, drawBust('blue'));
  const seen = await checked(person, person.application.version + 1);
  await send(mine, {}, drawBust('red'));
  await checked(person, seen.body.version);
  const decided = await judge(person, seen.body);
  expect([decided.status, decided.body.code]).toEqual([409, 'version-conflict']);
  expect((await own(person)).body.photo.status).toBe('pending');
});

test.each([
  [
    'a PNG that calls itself a JPEG',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    'is-png',
  ],
  ['a web page', new TextEncoder().encode('<script>alert(1)</script>'), 'not-jpeg'],
  ['a cut picture', drawBust().slice(0, 5000), 'truncated'],
  [
    'a picture with a page behind it',
    Uint8Array.from([...drawBust(), 60, 104, 62]),
    'data-after-end',
  ],
])('%s: stored for a day, judged, never kept', async (_, bytes, code) => {
  const person = await qualified();
  const { body } = await photograph(person, bytes);
  expect([body.photo.status, body.photo.reasons[0].code]).toEqual(['failed', code]);
  expect(body.photo.sha256).toBeUndefined();
  expect((await person.client.call('GET', '/api/application/photo')).status).toBe(404);
  const { version } = body;
  const note = '请人工审核';
  const appeal = await person.client.call('POST', '/api/application/photo-appeals', {
    version,
    note,
  });
  expect([appeal.status, appeal.body.code]).toEqual([409, 'not-appealable']);
});

test('a picture for an application that was withdrawn meanwhile: without effect', async () => {
  const person = await qualified();
  const mine = await sign(person);
  const { version } = (await own(person)).body;
  const withdrawn = await person.client.call('POST', '/api/application/withdrawal', { version });
  expect(withdrawn.status).toBe(200);
  expect(await send(mine)).toEqual(stored);
  await settled();
  const { body } = await own(person);
  expect([body.photo.status, body.version]).toEqual(['none', withdrawn.body.version]);
});

test('no form for nobody, for the unqualified, or with wishes of one’s own', async () => {
  const anyone = new Client(platform.endpoints.api);
  expect((await anyone.call('POST', '/api/application/photo-uploads', {})).status).toBe(401);
  const early = await saved(platform.endpoints);
  const refused = await early.client.call('POST', '/api/application/photo-uploads', {});
  expect([refused.status, refused.body.code]).toEqual([409, 'not-qualified']);
  const wish = { key: 'clean/x', applicationId: 'x' };
  const wished = await early.client.call('POST', '/api/application/photo-uploads', wish);
  expect(wished.status).toBe(422);
});

test('the 21st form of a day is refused', async () => {
  const person = await qualified();
  for (let n = 0; n < 20; n += 1) expect((await sign(person)).url).toBeTruthy();
  const one = await person.client.call('POST', '/api/application/photo-uploads', {});
  expect([one.status, one.headers.get('retry-after')]).toEqual([429, '3600']);
});

test('a replacement after a rejection goes to review again', async () => {
  const person = await qualified();
  const first = await photograph(person, drawBust('blue'));
  expect((await judge(person, first.body, 'reject')).body.photo.status).toBe('rejected');
  const { version } = (await own(person)).body;
  await send(await sign(person), {}, drawBust('red'));
  const second = await checked(person, version);
  expect(second.body.photo.status).toBe('pending');
  expect(second.body.photo.sha256).not.toBe(first.body.photo.sha256);
  expect((await judge(person, second.body)).body.photo.status).toBe('approved');
});

test('a failed photo in held/ is its owner’s alone until the owner asks for a person', async () => {
  const person = await qualified();
  const { body } = await photograph(person, drawBust('green'));
  const { url } = (await person.client.call('GET', '/api/application/photo')).body;
  expect(url).toContain(`held/${body.photo.sha256}`);
  expect((await fetch(url)).status).toBe(200);
  const staff = await staffClient(platform.endpoints, 'photo-reviewer');
  const id = await idOf(platform.endpoints, person);
  const seen = await staff.call('GET', `/api/review/applications/${id}`);
  expect([seen.status, seen.body.photoUrl]).toEqual([200, undefined]);
});
