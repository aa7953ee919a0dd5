import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { objectCreatedEvent } from '../../local/events/bus.ts';
import { matchesPattern } from '../../local/events/pattern.ts';
import { Queues } from '../../local/events/queues.ts';
import { startSources } from '../../local/events/sources.ts';
import type { Lambda } from '../../local/lambda/lambda.ts';
import { fixture } from './fixture/cloud.ts';

const arn = 'arn:aws:sqs:ap-east-1:000000000000:Fixture-Queue';
const file = () => join(mkdtempSync(join(tmpdir(), 'queues-')), 'queues.json');
let stop = () => {};

afterEach(() => stop());

function deliverTo(queues: Queues, invoke: Lambda['invoke']): void {
  const lambda = { invoke } as Lambda;
  ({ stop } = startSources({ cloud: fixture(), queues, lambda }));
}

test('a message survives a restart', () => {
  const path = file();
  new Queues(path, Date.now).send(arn, 'hello');
  expect(new Queues(path, Date.now).receive(arn, 10, 1000)).toMatchObject([{ body: 'hello' }]);
});

test('only the failed message of a batch comes again', async () => {
  const queues = new Queues(file(), Date.now);
  for (const body of ['good', 'bad']) queues.send(arn, body);
  const seen: string[] = [];
  deliverTo(queues, async (_, event) => {
    const { Records } = event as { Records: { body: string; messageId: string }[] };
    seen.push(...Records.map(({ body }) => body));
    const failed = seen.length > 2 ? [] : Records.filter(({ body }) => body === 'bad');
    const batchItemFailures = failed.map(({ messageId }) => ({ itemIdentifier: messageId }));
    return { payload: { batchItemFailures } };
  });
  await vi.waitFor(() => expect(queues.sizes()[arn]).toBe(0), { timeout: 4000 });
  expect(seen).toEqual(['good', 'bad', 'bad']);
});

test('a rule sees the bucket and the prefix of a new object', () => {
  const created = { bucket: 'photos', key: 'incoming/a/b', size: 1, etag: 'e', versionId: 'v' };
  const event = objectCreatedEvent({ ...created, sequencer: '1', time: 0, reason: 'POST Object' });
  const pattern = (prefix: string) => ({
    source: ['aws.s3'],
    detail: { bucket: { name: ['photos'] }, object: { key: [{ prefix }] } },
  });
  expect(matchesPattern(pattern('incoming/'), event)).toBe(true);
  expect(matchesPattern(pattern('clean/'), event)).toBe(false);
});
