import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { putClean, readVersion, signRead, signUpload } from '#adapters/s3/photos.ts';
import { publishPositions } from '#adapters/s3/positions.ts';

const s3 = mockClient(S3Client);
beforeAll(() => {
  Object.assign(process.env, {
    AWS_REGION: 'ap-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    PHOTO_BUCKET: 'photos',
    DATA_BUCKET: 'data',
  });
});
beforeEach(() => s3.reset());

it('signs a POST for one key, one type and a bounded length', async () => {
  const upload = {
    applicationId: 'A',
    uploadId: 'U',
    expiresInSeconds: 300,
    maxBytes: 2000,
    now: Date.now(),
  };
  const { url, fields } = await signUpload(upload);
  expect(url).toContain('photos');
  expect(fields).toMatchObject({ key: 'incoming/A/U', 'Content-Type': 'image/jpeg' });
  const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString());
  expect(policy.conditions).toContainEqual(['eq', '$key', 'incoming/A/U']);
  expect(policy.conditions).toContainEqual(['content-length-range', 1, 2000]);
});

it('reads exactly the version, and nothing when it is gone', async () => {
  s3.on(GetObjectCommand).rejects(Object.assign(new Error('gone'), { name: 'NoSuchVersion' }));
  expect(await readVersion('incoming/A/U', 'v1')).toBeUndefined();
  s3.on(GetObjectCommand).rejects(new Error('down'));
  await expect(readVersion('incoming/A/U', 'v1')).rejects.toThrow('down');
});

it('keeps verified bytes under their digest and publishes positions', async () => {
  s3.on(PutObjectCommand).resolves({});
  await putClean('abc', Uint8Array.of(1));
  await publishPositions('demo', []);
  const keys = s3.commandCalls(PutObjectCommand).map((call) => call.args[0].input.Key);
  expect(keys).toEqual(['clean/abc', 'data/demo/positions/index.json', 'data/demo/positions.json']);
});

it('signs a reading address', async () => {
  const address = new URL(await signRead('clean/abc', 300, Date.now()));
  expect(address.pathname).toContain('clean/abc');
  expect(address.searchParams.get('X-Amz-Expires')).toBe('300');
});
