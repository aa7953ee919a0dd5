/** Object events on the platform: tests, duplicates, late and disordered ones, poison. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocal } from '../../local/start.ts';
import { functionName } from '../../scripts/function-name.ts';
import { Client } from '../../scripts/journey/client.ts';
import { drawBust } from '../../scripts/journey/photo.ts';
import { until } from '../../scripts/journey/run.ts';
import { decide, idOf, photograph, type Saved, saved } from './support/applicant.ts';
import { keepGrants } from './support/grants.ts';

const POISON = 'no event at all';
let home = '';
let running: Awaited<ReturnType<typeof startLocal>>;
const control = () => new Client(running.endpoints.control);
const sizes = async () =>
  (await control().call('GET', '/queues')).body.queues as Record<string, number>;

/** Three messages wait in the queue of photos when the platform starts: two are no events. */
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'baoming-'));
  running = await startLocal({ home, port: 0 });
  await photograph(await qualified());
  const queue = Object.keys(await sizes()).find((arn) => /photointakequeue/i.test(arn)) ?? '';
  await running.stop();
  const file = join(home, 'queues.json');
  const queues = JSON.parse(await readFile(file, 'utf8'));
  const bodies = [POISON, JSON.stringify({ Event: 's3:TestEvent' }), '{}'];
  queues[queue] = bodies.map((body, n) => ({
    id: `waiting-${n}`,
    body,
    sentAt: Date.now(),
    receiveCount: 0,
    visibleAt: 0,
  }));
  await writeFile(file, JSON.stringify(queues));
  running = await startLocal({ home, port: 0 });
});
afterAll(async () => {
  if (running) await keepGrants(running.endpoints.control, expect.getState().testPath);
  await running?.stop();
  await rm(home, { recursive: true, force: true });
});

async function qualified(): Promise<Saved> {
  const person = await saved(running.endpoints);
  await decide(running.endpoints, person, 'approve');
  return person;
}

const own = async ({ client }: Saved) => (await client.call('GET', '/api/application')).body;

type Event = { key: string; sequencer: string; versionId?: string };
const record = (messageId: string, body: string) => ({
  messageId,
  body,
  attributes: { SentTimestamp: String(Date.now()) },
});
const told = ({ key, sequencer, versionId }: Event) =>
  JSON.stringify({
    detail: {
      object: { key, size: 1, sequencer, ...(versionId ? { 'version-id': versionId } : {}) },
    },
  });

/** Gives the function a batch as the queue does. */
async function deliver(...bodies: string[]) {
  const Records = bodies.map((body, n) => record(`m${n}`, body));
  const path = `/functions/${functionName('validate-photo')}/invoke`;
  return (await control().call('POST', path, { Records })).body;
}

/** The events of three uploads, in the order of the store, and what is on record after the last. */
async function threeUploads(person: Saved) {
  const id = await idOf(running.endpoints, person);
  const events: Event[] = [];
  for (const colour of ['green', 'blue', 'red'] as const) {
    const before = await own(person);
    const signed = (await person.client.call('POST', '/api/application/photo-uploads', {})).body;
    const form = new FormData();
    for (const [name, value] of Object.entries(signed.fields)) form.append(name, value as string);
    form.append('file', new Blob([Uint8Array.from(drawBust(colour))], { type: 'image/jpeg' }));
    const stored = await fetch(signed.url, { method: 'POST', body: form });
    await until(
      () => person.client.call('GET', '/api/application'),
      ({ version }) => version > before.version,
    );
    const key = `incoming/${id}/${signed.uploadId}`;
    events.push({ key, sequencer: '', versionId: stored.headers.get('x-amz-version-id') ?? '' });
  }
  return events;
}

test('s3:TestEvent and keys of others are nothing; a poisoned message goes back alone', async () => {
  const person = await qualified();
  const answer = await deliver(
    JSON.stringify({ Event: 's3:TestEvent' }),
    POISON,
    told({ key: 'clean/x', sequencer: '01' }),
    told({ key: 'incoming/../clean/x', sequencer: '01' }),
    told({ key: `incoming/${'0'.repeat(26)}/${'0'.repeat(26)}`, sequencer: '01' }),
  );
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  expect((await own(person)).photo.status).toBe('none');
});

test('every order, repetition and lateness of three uploads ends in the same state', async () => {
  const person = await qualified();
  const uploads = await threeUploads(person);
  const last = await own(person);
  expect(last.photo.status).toBe('pending');
  const [green, blue, red] = uploads.map((upload, n) =>
    told({ ...upload, sequencer: `00000000000${n}` }),
  );
  if (!green || !blue || !red) throw new Error('three uploads');
  for (const order of [
    [green, blue, red],
    [red, green, blue, red],
    [blue, blue, green, red],
  ]) {
    expect(await deliver(...order)).toEqual({ batchItemFailures: [] });
    expect(await own(person)).toEqual(last);
  }
});

test('in an order of their own the newest wins, whichever comes last', async () => {
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [2, 0, 1],
    [0, 2, 1, 2, 0],
    [2, 2, 1, 1, 0, 0],
  ];
  const seen = new Set<string>();
  for (const order of orders) {
    const person = await qualified();
    const uploads = await threeUploads(person);
    // Sequencers newer than any of the store's: the events are as if they had not come before.
    const bodies = order.map((n) => told({ ...(uploads[n] as Event), sequencer: `f${n}` }));
    expect(await deliver(...bodies)).toEqual({ batchItemFailures: [] });
    const { photo } = await own(person);
    seen.add(JSON.stringify(photo));
  }
  expect(seen.size).toBe(1);
});

test('poison in the real queue ends in the dead-letter queue; the rest of its batch went on', async () => {
  const end = await until(
    () => control().call('GET', '/queues'),
    ({ queues }) => Object.entries(queues).some(([arn, size]) => /dead/i.test(arn) && size === 2),
    60,
  );
  const left = Object.entries(end.body.queues as Record<string, number>).filter(([, n]) => n > 0);
  expect(left).toHaveLength(1);
  expect(left[0]?.[0]).toMatch(/photointakedead/i);
});
