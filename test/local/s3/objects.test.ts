import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from './setup.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const put = (Key: string, Body: Uint8Array | string, extra = {}) =>
  store.client('AKIAADMIN').send(new PutObjectCommand({ Bucket: 'photos', Key, Body, ...extra }));

const get = async (Key: string, extra = {}) => {
  const answer = await store
    .client('AKIAADMIN')
    .send(new GetObjectCommand({ Bucket: 'photos', Key, ...extra }));
  return { ...answer, bytes: Buffer.from((await answer.Body?.transformToByteArray()) ?? []) };
};

describe('objects', () => {
  it('gives back the bytes, type and metadata of a put', async () => {
    const bytes = randomBytes(70_000);
    await put('clean/a', bytes, { ContentType: 'image/jpeg', Metadata: { verdict: 'pass' } });
    const answer = await get('clean/a');
    expect(answer.bytes.equals(bytes)).toBe(true);
    expect(answer.ContentType).toBe('image/jpeg');
    expect(answer.Metadata).toEqual({ verdict: 'pass' });
  });

  it('takes streamed uploads apart byte by byte and checks their trailer', async () => {
    const bytes = randomBytes(200_001);
    await store.client('AKIAADMIN').send(
      new PutObjectCommand({
        Bucket: 'photos',
        Key: 'clean/stream',
        Body: Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]),
        ContentLength: bytes.length,
      }),
    );
    expect((await get('clean/stream')).bytes.equals(bytes)).toBe(true);
  });

  it('keeps versions and reads each', async () => {
    const first = await put('clean/v', 'one');
    const second = await put('clean/v', 'two');
    expect((await get('clean/v')).bytes.toString()).toBe('two');
    expect((await get('clean/v', { VersionId: first.VersionId })).bytes.toString()).toBe('one');
    await store
      .client('AKIAADMIN')
      .send(new DeleteObjectCommand({ Bucket: 'photos', Key: 'clean/v' }));
    await expect(get('clean/v')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await get('clean/v', { VersionId: second.VersionId })).bytes.toString()).toBe('two');
  });

  it('lets one of many writers with If-None-Match win', async () => {
    const writes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => put('clean/once', `writer ${n}`, { IfNoneMatch: '*' })),
    );
    expect(writes.filter((write) => write.status === 'fulfilled')).toHaveLength(1);
    const lost = writes.find((write) => write.status === 'rejected');
    expect(lost?.reason).toMatchObject({ name: 'PreconditionFailed' });
  });

  it('serves ranges', async () => {
    await put('clean/range', '0123456789');
    const answer = await get('clean/range', { Range: 'bytes=2-4' });
    expect([answer.bytes.toString(), answer.ContentRange]).toEqual(['234', 'bytes 2-4/10']);
    await expect(get('clean/range', { Range: 'bytes=20-30' })).rejects.toMatchObject({
      name: 'InvalidRange',
    });
  });

  it('answers HEAD and copies with a source version', async () => {
    const source = await put('incoming/x/y', 'photo', { ContentType: 'image/jpeg' });
    await put('incoming/x/y', 'later');
    const client = store.client('AKIAADMIN');
    await client.send(
      new CopyObjectCommand({
        Bucket: 'photos',
        Key: 'held/照片 1',
        CopySource: `photos/incoming/x/y?versionId=${source.VersionId}`,
      }),
    );
    const head = await client.send(new HeadObjectCommand({ Bucket: 'photos', Key: 'held/照片 1' }));
    expect([head.ContentLength, head.ContentType]).toEqual([5, 'image/jpeg']);
  });

  it('lists by prefix and delimiter, page by page', async () => {
    for (const key of ['list/a', 'list/b/1', 'list/b/2', 'list/c&d']) await put(key, 'x');
    const client = store.client('AKIAADMIN');
    const page = { Bucket: 'photos', Prefix: 'list/', MaxKeys: 3 };
    const first = await client.send(new ListObjectsV2Command(page));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['list/a', 'list/b/1', 'list/b/2']);
    const rest = await client.send(
      new ListObjectsV2Command({ ...page, ContinuationToken: first.NextContinuationToken }),
    );
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['list/c&d']);
    const rolled = await client.send(
      new ListObjectsV2Command({ Bucket: 'photos', Prefix: 'list/', Delimiter: '/' }),
    );
    expect(rolled.CommonPrefixes).toEqual([{ Prefix: 'list/b/' }]);
  });

  it('keeps no path of a key on disk and survives a restart', async () => {
    await put('clean/../../escape', 'inside');
    await store.restart();
    expect((await get('clean/../../escape')).bytes.toString()).toBe('inside');
  });

  it('announces objects with raw keys and growing sequencers', async () => {
    store.created.length = 0;
    await put('incoming/中 文+1', 'a');
    await put('incoming/中 文+1', 'b');
    const [first, second] = store.created;
    expect(first).toMatchObject({ bucket: 'photos', key: 'incoming/中 文+1', size: 1 });
    expect((second?.sequencer ?? '') > (first?.sequencer ?? '')).toBe(true);
  });

  it('expires incoming objects after a day of the system clock', async () => {
    await put('incoming/old', 'a');
    store.clock.offset = 25 * 3_600_000;
    expect(store.sweep()).toBeGreaterThan(0);
    store.clock.offset = 0;
    await expect(get('incoming/old')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('who may do what', () => {
  it.each([
    ['a wrong secret', 'AKIAADMIN', 'wrong', 'SignatureDoesNotMatch'],
    ['an unknown key', 'AKIAGHOST', undefined, 'InvalidAccessKeyId'],
    ['a role without the action', 'AKIANOBODY', undefined, 'AccessDenied'],
  ])('refuses %s', async (_, id, secret, name) => {
    const command = new PutObjectCommand({ Bucket: 'photos', Key: 'clean/z', Body: 'x' });
    await expect(store.client(id, secret).send(command)).rejects.toMatchObject({ name });
  });

  it('hides a missing object from whoever may not list', async () => {
    const command = new GetObjectCommand({ Bucket: 'photos', Key: 'clean/none' });
    await expect(store.client('AKIAUPLOAD').send(command)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('refuses anonymous reads and features it lacks', async () => {
    expect((await fetch(`${store.url}/photos/clean/a`)).status).toBe(403);
    expect((await fetch(`${store.url}/photos/clean/a?acl`)).status).toBe(501);
  });
});

describe('presigned GET', () => {
  const presign = (id: string, key = 'clean/signed') =>
    getSignedUrl(store.client(id), new GetObjectCommand({ Bucket: 'photos', Key: key }), {
      expiresIn: 60,
    });

  it('serves until it expires on the system clock, and nothing but what was signed', async () => {
    await put('clean/signed', 'photo');
    const url = await presign('AKIAUPLOAD');
    expect(await (await fetch(url)).text()).toBe('photo');
    const altered = await fetch(url.replace('clean/signed', 'clean/a'));
    expect([altered.status, await altered.text()]).toEqual([
      403,
      expect.stringContaining('SignatureDoesNotMatch'),
    ]);
    expect((await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403);
    store.clock.offset = 61_000;
    const late = await fetch(url);
    store.clock.offset = 0;
    expect([late.status, await late.text()]).toEqual([
      403,
      expect.stringContaining('Request has expired'),
    ]);
  });

  it('cannot give rights that its signer lacks', async () => {
    expect((await fetch(await presign('AKIANOBODY'))).status).toBe(403);
    expect((await fetch(await presign('AKIAUPLOAD', 'held/secret'))).status).toBe(403);
  });
});
