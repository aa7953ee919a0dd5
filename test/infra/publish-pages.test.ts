import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pageTypes } from '../../infra/page-types.ts';
import { handler } from '../../infra/publish-pages/index.ts';
import { openTestStore, type TestStore } from '../local/s3/setup.ts';

let store: TestStore;
let admin: S3Client;
let answers: Record<string, string>[] = [];
let refusals = 0;
let responseUrl = '';

/** CloudFormation's end of the conversation; refuses as often as a test wants it to. */
const cloudFormation = createServer(async (request, response) => {
  const body = await text(request);
  if (refusals > 0) {
    refusals -= 1;
    return response.writeHead(503).end();
  }
  answers.push({ ...JSON.parse(body), type: request.headers['content-type'] ?? '' });
  response.end();
});

beforeAll(async () => {
  store = await openTestStore();
  admin = store.client('AKIAADMIN');
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: store.url,
    AWS_REGION: 'ap-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAADMIN',
    AWS_SECRET_ACCESS_KEY: 'admin-secret',
  });
  await once(cloudFormation.listen(0, '127.0.0.1'), 'listening');
  responseUrl = `http://127.0.0.1:${(cloudFormation.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  answers = [];
  refusals = 0;
});
afterAll(async () => {
  cloudFormation.close();
  await store.close();
});

const immutable = 'public, max-age=31536000, immutable';
const rules = [
  { Prefix: 'assets/', CacheControl: immutable },
  { Prefix: '', CacheControl: 'no-cache' },
];
const asked = (RequestType: 'Create' | 'Update' | 'Delete', SourceKey = 'build.zip') =>
  ({
    RequestType,
    ResponseURL: responseUrl,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'pages',
    ...(RequestType === 'Create' ? {} : { PhysicalResourceId: 'known' }),
    ResourceProperties: {
      SourceBucket: 'data',
      SourceKey,
      Bucket: 'photos',
      Rules: rules,
      Types: pageTypes,
    },
  }) as unknown as CloudFormationCustomResourceEvent;

async function keepZip(key: string, files: Record<string, string>): Promise<void> {
  const entries = Object.entries(files).map(([path, body]) => [path, strToU8(body)]);
  const Body = zipSync(Object.fromEntries(entries));
  await admin.send(new PutObjectCommand({ Bucket: 'data', Key: key, Body }));
}
async function read(Key: string) {
  const { Body, ContentType, CacheControl } = await admin.send(
    new GetObjectCommand({ Bucket: 'photos', Key }),
  );
  return [await Body?.transformToString(), ContentType, CacheControl];
}

it('uploads every file with its type and time to keep, however often it is asked', async () => {
  const assets = Array.from({ length: 20 }, (_, n) => [`assets/a${n}.js`, `${n}`]);
  const pages = {
    'index.html': '报名',
    'rare/1.bin': 'x',
    'assets/': '',
    ...Object.fromEntries(assets),
  };
  await keepZip('build.zip', pages);
  await handler(asked('Create'));
  await handler(asked('Update'));
  expect(await read('index.html')).toEqual(['报名', 'text/html; charset=utf-8', 'no-cache']);
  expect(await read('rare/1.bin')).toEqual(['x', 'application/octet-stream', 'no-cache']);
  for (const [path = '', body] of assets)
    expect(await read(path)).toEqual([body, 'text/javascript; charset=utf-8', immutable]);
  const answer = { Status: 'SUCCESS', StackId: 'stack', RequestId: 'request', type: '' };
  expect(answers).toMatchObject([
    { ...answer, PhysicalResourceId: 'pages', LogicalResourceId: 'pages' },
    { ...answer, PhysicalResourceId: 'known', LogicalResourceId: 'pages' },
  ]);
  // What a page names is there before the page.
  const pagesPut = store.created.filter(({ bucket }) => bucket === 'photos');
  const order = pagesPut.map(({ key }) => key).slice(0, 22);
  expect(order.slice(0, 20).every((path) => path.startsWith('assets/'))).toBe(true);
  expect(order.slice(20)).toEqual(expect.arrayContaining(['index.html', 'rare/1.bin']));
});

it('keeps what earlier builds left, and deletes nothing', async () => {
  await keepZip('first.zip', { 'assets/old.js': 'old', 'index.html': 'first' });
  await keepZip('second.zip', { 'index.html': 'second' });
  for (const key of ['first.zip', 'second.zip']) await handler(asked('Update', key));
  await handler(asked('Delete', 'second.zip'));
  expect((await read('assets/old.js'))[0]).toBe('old');
  expect((await read('index.html'))[0]).toBe('second');
  expect(answers.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
});

it.each([
  ['a build that is gone', 'none.zip', undefined, 'NoSuchKey'],
  ['an empty build', 'empty.zip', {}, 'no pages'],
])('fails for %s', async (_, key, files, reason) => {
  if (files) await keepZip(key, files);
  await handler(asked('Create', key));
  expect(answers).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining(reason) }]);
});

it('repeats its answer, and fails when nobody takes it', async () => {
  refusals = 1;
  await handler(asked('Delete'));
  expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
  refusals = 3;
  await expect(handler(asked('Delete'))).rejects.toThrow('CloudFormation answered 503');
  expect(answers).toHaveLength(1);
}, 20_000);

it('fails when the store does not take a page, and tells it briefly', async () => {
  const mock = mockClient(S3Client);
  const zip = zipSync({ 'index.html': strToU8('x') });
  const body = { transformToByteArray: async () => zip };
  mock.on(GetObjectCommand).resolves({ Body: body as never, ContentLength: zip.length });
  mock.on(PutObjectCommand).rejects(Object.assign(new Error('x'.repeat(9_000)), { name: 'Slow' }));
  try {
    await handler(asked('Update'));
  } finally {
    mock.restore();
  }
  expect(answers).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: 'known' }]);
  expect(answers[0]?.Reason).toMatch(/^Slow: x+$/);
  expect(answers[0]?.Reason).toHaveLength(1_000);
});

it('refuses a build that would not fit into its memory', async () => {
  const mock = mockClient(S3Client);
  mock.on(GetObjectCommand).resolves({ Body: {} as never, ContentLength: 50_000_001 });
  try {
    await handler(asked('Create'));
  } finally {
    mock.restore();
  }
  expect(answers).toMatchObject([{ Status: 'FAILED', Reason: 'Error: 50000001 bytes of pages' }]);
});
