import { globSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { httpEvent } from '../../local/api/event.ts';
import type { Match } from '../../local/api/match.ts';
import { objectCreatedEvent } from '../../local/events/bus.ts';
import { toRecord } from '../../local/events/queues.ts';

type Json = Record<string, unknown>;
type HttpSample = ReturnType<typeof httpEvent> & { cookies?: string[] };

const read = (file: string): Json => JSON.parse(readFileSync(file, 'utf8')) as Json;
const samples = globSync('events/*/*.json').map((file) => ({
  name: `${basename(dirname(file))} ${basename(file, '.json')}`,
  sample: read(file),
}));
const http = samples.filter(({ sample }) => sample.version === '2.0' && !sample.type);

/** The keys of all levels; what an applicant or a gateway names freely has no fixed ones. */
function shape(value: unknown, free: string[] = []): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'value';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, each]) => [key, free.includes(key) ? 'free' : shape(each, free)]),
  );
}

/** The same call as the sample's, made at a server, as the platform makes an event of it. */
async function emitted(sample: HttpSample): Promise<unknown> {
  const { claims } = sample.requestContext.authorizer?.jwt ?? {};
  const body = Buffer.from(sample.body ?? '');
  const route = { routeKey: sample.routeKey, authorizer: claims && { scopes: [] } };
  const match = { route, parameters: sample.pathParameters ?? {} } as unknown as Match;
  const received = Promise.withResolvers<IncomingMessage>();
  const server = createServer((request, response) => {
    received.resolve(request);
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const query = sample.rawQueryString ? `?${sample.rawQueryString}` : '';
  await fetch(`http://127.0.0.1:${port}${sample.rawPath}${query}`, {
    headers: sample.cookies ? { cookie: sample.cookies.join('; ') } : {},
  });
  server.close();
  return httpEvent({ request: await received.promise, match, body, claims, now: 0 });
}

test.each(http)('$name has the keys of the platform’s event', async ({ sample }) => {
  const free = ['headers', 'claims', 'queryStringParameters', 'pathParameters'];
  const event = (await emitted(sample as HttpSample)) as HttpSample;
  expect(shape(sample, free)).toEqual(shape(event, free));
  const added = Object.keys(event.headers).filter((name) => name.startsWith('x-'));
  expect(Object.keys((sample as HttpSample).headers)).toEqual(expect.arrayContaining(added));
});

test('an uploaded photo has the keys of the platform’s message and event', () => {
  const created = { bucket: 'b', key: 'k', size: 1, etag: 'e', versionId: 'v', sequencer: '1' };
  const event = objectCreatedEvent({ ...created, time: 0, reason: 'POST Object' });
  const body = JSON.stringify(event);
  const message = { id: 'm', body, sentAt: 0, receiveCount: 1, visibleAt: 0 };
  const record = toRecord(message, 'arn:aws:sqs:ap-east-1:000000000000:photos');
  const [sample] = read('events/validate-photo/uploaded.json').Records as [{ body: string }];
  expect(shape(sample)).toEqual(shape(record));
  expect(shape(JSON.parse(sample.body))).toEqual(shape(event));
});

test.each(['count-applications', 'queue-messages'])(
  '%s has a record as the stream gives it',
  (name) => {
    const [record] = read(`events/${name}/saved.json`).Records as [Record<string, object>];
    expect(Object.keys(record).sort()).toEqual(
      [
        'awsRegion',
        'dynamodb',
        'eventID',
        'eventName',
        'eventSource',
        'eventSourceARN',
        'eventVersion',
      ].sort(),
    );
    expect(Object.keys(record.dynamodb ?? {})).toEqual(
      expect.arrayContaining(['Keys', 'NewImage', 'SequenceNumber', 'StreamViewType']),
    );
  },
);
