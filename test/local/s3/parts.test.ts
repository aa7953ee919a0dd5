import { randomBytes } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from './setup.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const at = { Bucket: 'photos', Key: 'clean/large' };
const client = () => store.client('AKIAADMIN');
const part = async (UploadId: string, PartNumber: number, Body: Buffer) => {
  const command = new UploadPartCommand({ ...at, UploadId, PartNumber, Body });
  return { PartNumber, ETag: (await client().send(command)).ETag };
};
const begin = async () =>
  (await client().send(new CreateMultipartUploadCommand({ ...at, ContentType: 'text/csv' })))
    .UploadId as string;
const complete = (UploadId: string, Parts: { PartNumber: number; ETag: string | undefined }[]) =>
  client().send(
    new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }),
  );
const five = randomBytes(5 * 2 ** 20);

it('joins the parts in order, the last of a number counts, over a restart too', async () => {
  const id = await begin();
  await part(id, 1, randomBytes(10));
  const parts = [await part(id, 1, five), await part(id, 2, Buffer.from('end'))];
  await store.restart();
  await complete(id, parts);
  const object = await client().send(new GetObjectCommand(at));
  const bytes = Buffer.from((await object.Body?.transformToByteArray()) ?? []);
  expect(bytes.equals(Buffer.concat([five, Buffer.from('end')]))).toBe(true);
  expect(object.ContentType).toBe('text/csv');
  expect(store.created.at(-1)).toMatchObject({ reason: 'CompleteMultipartUpload' });
  await expect(complete(id, parts)).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

it('refuses parts that are not what was answered, are out of order or too small', async () => {
  const id = await begin();
  const one = await part(id, 1, five);
  const two = await part(id, 2, Buffer.from('end'));
  await part(id, 2, Buffer.from('another'));
  await expect(complete(id, [one, two])).rejects.toMatchObject({ name: 'InvalidPart' });
  const again = await part(id, 2, Buffer.from('end'));
  await expect(complete(id, [one, again, one])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
  const small = await part(id, 1, Buffer.from('small'));
  await expect(complete(id, [small, again])).rejects.toMatchObject({ name: 'EntityTooSmall' });
});

it('denies who may not write there', async () => {
  const upload = store.client('AKIAUPLOAD').send(new CreateMultipartUploadCommand(at));
  await expect(upload).rejects.toMatchObject({ name: 'AccessDenied' });
});
