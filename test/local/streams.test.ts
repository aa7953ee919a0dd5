import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callEngine } from '../../local/dynamodb/client.ts';
import { type Engine, startEngine } from '../../local/dynamodb/engine.ts';
import { tendStream } from '../../local/dynamodb/stream-file.ts';
import { readDelivered } from '../../local/events/stream-places.ts';
import { StreamReader, type StreamRecord } from '../../local/events/stream-reader.ts';
import { startStreams } from '../../local/events/streams.ts';
import type { Cloud } from '../../local/template.ts';
import { descendantsOf } from '../support/platform-process.ts';

const stream = 'arn:aws:dynamodb:ap-east-1:000000000000:table/people/stream/1';
const mapping = {
  EventSourceArn: stream,
  FunctionName: 'count',
  BatchSize: 10,
  MaximumRetryAttempts: 3,
  BisectBatchOnFunctionError: true,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  DestinationConfig: { OnFailure: { Destination: 'dead' } },
  FilterCriteria: {
    Filters: [
      { Pattern: JSON.stringify({ dynamodb: { Keys: { SK: { S: [{ prefix: 'STATE' }] } } } }) },
    ],
  },
};
const cloud = {
  all: () => [{ properties: mapping }],
  find: () => ({ name: 'count' }),
} as unknown as Cloud;

let home: string;
let engine: Engine;
const texts = (name: string) => ({ AttributeName: name, AttributeType: 'S' });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'baoming-streams-'));
  engine = await startEngine(0, home);
  await callEngine(engine.url, 'CreateTable', {
    TableName: 'people',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [texts('PK'), texts('SK')],
    KeySchema: [
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  tendStream(engine.file ?? '', 0);
});
afterAll(async () => {
  await engine?.stop();
  await rm(home, { recursive: true, force: true });
});

const put = (PK: string, version: number, SK = 'STATE') =>
  callEngine(engine.url, 'PutItem', {
    TableName: 'people',
    Item: { PK: { S: PK }, SK: { S: SK }, version: { N: String(version) } },
  });

type Heard = { name: string; version: number };
const heardOf = ({ dynamodb }: StreamRecord): Heard => {
  const { PK, version } = (
    dynamodb as unknown as { NewImage: Record<string, Record<string, string>> }
  ).NewImage;
  return { name: String(PK?.S), version: Number(version?.N) };
};

/** A platform's life: its function answers as told, until it is killed. */
function live(answer: (records: StreamRecord[]) => unknown) {
  const dead: string[] = [];
  const lambda = {
    invoke: async (_: string, event: { Records: StreamRecord[] }) => {
      const outcome = answer(event.Records);
      return outcome instanceof Error
        ? { error: { errorType: 'E', errorMessage: '' } }
        : { payload: outcome };
    },
  };
  const queues = { send: (_: string, body: string) => dead.push(body) };
  const options = { cloud, lambda, queues, engine: engine.url, home };
  const streams = startStreams(options as unknown as Parameters<typeof startStreams>[0]);
  return { dead, streams, stop: () => streams.stop() };
}

it('loses no record and keeps the order of each item, whatever is killed in between', async () => {
  const heard: Heard[] = [];
  let alive = live((records) => void heard.push(...records.map(heardOf)));
  const acknowledged: Heard[] = [];
  for (let round = 1; round <= 60; round += 1) {
    for (const name of ['a', 'b', 'c']) {
      const written = await put(name, round).catch(() => undefined);
      if (written) acknowledged.push({ name, version: round });
      await put(name, round, 'FORM').catch(() => undefined);
    }
    if (round % 15 === 0) {
      const own = descendantsOf(process.pid).find(({ name }) => name === 'dynoxide');
      process.kill(own?.pid ?? 0, 'SIGKILL');
      // The platform dies with a batch on its way: nobody hears the answer.
      alive.stop();
      alive = live((records) => void heard.push(...records.map(heardOf)));
      const answers = () =>
        callEngine(engine.url, 'ListTables', {}).then(
          () => true,
          () => false,
        );
      await expect.poll(answers, { timeout: 10_000 }).toBe(true);
    }
  }
  const missing = () =>
    acknowledged.filter(
      ({ name, version }) => !heard.some((one) => one.name === name && one.version === version),
    );
  await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
  for (const name of ['a', 'b', 'c']) {
    const first = heard.filter((one) => one.name === name).map(({ version }) => version);
    const firstTime = first.filter((version, index) => first.indexOf(version) === index);
    expect(firstTime).toEqual(firstTime.toSorted((a, b) => a - b));
  }
  alive.stop();
}, 60_000);

it('cuts a failing batch until the poison stands alone, gives it up, and goes on', async () => {
  const handled = new Set<string>();
  const alive = live((records) => {
    const names = records.map((record) => heardOf(record).name);
    if (names.includes('poison')) return new Error('cannot');
    for (const name of names) handled.add(name);
    return { batchItemFailures: [] };
  });
  const others = Array.from({ length: 8 }, (_, index) => `n${index}`);
  for (const name of [...others.slice(0, 4), 'poison', ...others.slice(4)]) await put(name, 1);
  await expect.poll(() => alive.dead.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect
    .poll(() => others.filter((name) => !handled.has(name)), { timeout: 30_000 })
    .toEqual([]);
  const [body] = alive.dead;
  expect(JSON.parse(body ?? '')).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted' },
    DDBStreamBatchInfo: { streamArn: stream },
  });
  alive.stop();
}, 90_000);

it('comes again with everything from the first failure that a function reports', async () => {
  const batches: string[][] = [];
  let failed = false;
  const alive = live((records) => {
    batches.push(records.map((record) => heardOf(record).name));
    const hit = records.find((record) => heardOf(record).name === 'p3');
    if (!hit || failed) return { batchItemFailures: [] };
    failed = true;
    return { batchItemFailures: [{ itemIdentifier: hit.dynamodb.SequenceNumber }] };
  });
  for (const name of ['p1', 'p2', 'p3', 'p4']) await put(name, 1);
  await expect.poll(() => batches.flat().filter((name) => name === 'p4').length).toBeGreaterThan(0);
  await expect.poll(() => batches.flat().filter((name) => name === 'p3').length).toBe(2);
  expect(batches.flat().filter((name) => name === 'p1')).toHaveLength(1);
  alive.stop();
}, 30_000);

it('drops what all have had, and counts on', async () => {
  const reader = new StreamReader(engine.url, 'people', stream);
  const [shard = ''] = await reader.shards();
  const kept = () => reader.after(shard, undefined, 1000);
  const before = readDelivered(home);
  const alive = live(() => ({ batchItemFailures: [] }));
  await put('last', 1);
  await expect.poll(() => readDelivered(home)).toBeGreaterThan(before);
  alive.stop();
  expect((await kept()).length).toBeGreaterThan(100);
  tendStream(engine.file ?? '', readDelivered(home));
  expect(await kept()).toHaveLength(1);
  const heard: Heard[] = [];
  const next = live((records) => void heard.push(...records.map(heardOf)));
  await put('after', 1);
  await expect.poll(() => heard).toEqual([{ name: 'after', version: 1 }]);
  next.stop();
}, 30_000);
