import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functionName } from '../../scripts/function-name.ts';
import { Client } from '../../scripts/journey/client.ts';
import { bodyFor, decide, examId, payable, post, type Saved, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const control = () => new Client(platform.endpoints.control);

type Edges = { opens: number; closes: number };

async function edgesOf(name: string): Promise<Edges> {
  const { body } = await new Client(platform.endpoints.api).call('GET', `/api/exams/${examId}`);
  const { opens, closes } = body.windows[name];
  return { opens: Date.parse(opens), closes: Date.parse(closes) };
}

/** The status of one operation that arrived in exactly this millisecond. */
async function arriving(name: string, at: number, body: unknown, person?: Saved) {
  const event = JSON.parse(readFileSync(`events/${name}/typical.json`, 'utf8'));
  event.requestContext.timeEpoch = at;
  event.headers['idempotency-key'] = randomUUID();
  event.body = JSON.stringify(body);
  if (person?.client.session) event.cookies = [person.client.session];
  const path = `/functions/${functionName(name)}/invoke`;
  const { body: told } = await control().call('POST', path, event);
  return `${told.statusCode} ${JSON.parse(told.body).code ?? ''}`.trim();
}

const closed = '409 window-closed';

test('saving: the first and the last millisecond count, the one before and the close do not', async () => {
  const { opens, closes } = await edgesOf('apply');
  const at = async (now: number) =>
    arriving('save-application', now, await bodyFor(platform.endpoints));
  expect(await at(opens - 1)).toBe(closed);
  expect(await at(opens)).toBe('201');
  expect(await at(closes - 1)).toBe('201');
  expect(await at(closes)).toBe(closed);
});

test('a request that arrived before the clock passed the close is judged by its arrival', async () => {
  const { closes } = await edgesOf('apply');
  const bodies = await Promise.all(Array.from({ length: 12 }, () => bodyFor(platform.endpoints)));
  await control().call('PUT', '/clock', { now: new Date(closes - 400).toISOString() });
  try {
    const anyone = () => new Client(platform.endpoints.api);
    const early = bodies.slice(0, 6).map((body) => post(anyone(), body));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await control().call('PUT', '/clock', { now: new Date(closes + 1).toISOString() });
    const late = bodies.slice(6).map((body) => post(anyone(), body));
    for (const { status } of await Promise.all(early)) expect([201, 409]).toContain(status);
    for (const { body } of await Promise.all(late)) expect(body.code).toBe('window-closed');
  } finally {
    await control().call('DELETE', '/clock');
  }
});

test('uploading and paying begin with their own windows, to the millisecond', async () => {
  const photo = await edgesOf('photo');
  const person = await saved(platform.endpoints);
  await decide(platform.endpoints, person, 'approve');
  const now = Date.now();
  const open = () => arriving('sign-photo-upload', now, {}, person);
  expect(await open()).toBe('201');
  const payer = await payable(platform.endpoints);
  expect(await arriving('sign-photo-upload', photo.opens - 1, {}, person)).toBe(closed);
  const { opens } = await edgesOf('pay');
  const order = (at: number) => arriving('create-order', at, { gateway: 'yeepay' }, payer);
  expect(await order(opens - 1)).toBe(closed);
  expect(await order(now)).toBe('201');
});
