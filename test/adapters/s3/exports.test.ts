import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportFiles, signExportRead } from '#adapters/s3/exports.ts';
import { openTestStore, type TestStore } from '../../local/s3/setup.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: store.url,
    AWS_REGION: 'ap-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAADMIN',
    AWS_SECRET_ACCESS_KEY: 'admin-secret',
    EXPORT_BUCKET: 'data',
    PHOTO_BUCKET: 'photos',
  });
});
afterAll(() => store.close());

const id = '0'.repeat(26);

it('joins parts once, however often it is told to, and hands the file out to keep', async () => {
  const uploadId = await exportFiles.begin(id, 'text/csv; charset=utf-8');
  const first = randomBytes(5 * 2 ** 20);
  const etags = [
    await exportFiles.part(id, uploadId, 1, first),
    await exportFiles.part(id, uploadId, 2, Buffer.from('末')),
  ];
  expect(await exportFiles.complete(id, uploadId, [...etags].reverse())).toBe('lost');
  expect(await exportFiles.complete(id, uploadId, etags)).toBe('completed');
  expect(await exportFiles.complete(id, uploadId, etags)).toBe('completed');
  const now = Date.now();
  const { url, expiresAt } = await signExportRead(id, 'demo-applications.csv', now);
  const answer = await fetch(url);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(
    Buffer.concat([first, Buffer.from('末')]),
  );
  expect(answer.headers.get('content-disposition')).toContain('demo-applications.csv');
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(expiresAt).toBe(now + 300_000);
});

it('knows an upload that is gone, and keeps what parts leave aside', async () => {
  expect(await exportFiles.complete('1'.repeat(26), 'gone', ['"x"'])).toBe('lost');
  await exportFiles.keepSide(id, 1, 'lines', Buffer.from('a'));
  expect(await exportFiles.readSide(id, 1, 'lines')).toEqual(Buffer.from('a'));
  expect(await exportFiles.readSide(id, 2, 'lines')).toBeUndefined();
  expect(await exportFiles.photo('0'.repeat(64))).toBeUndefined();
});
