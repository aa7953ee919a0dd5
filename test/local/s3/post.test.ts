import { GetObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, SITE, type TestStore } from './setup.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own variable.
const FILENAME = '${filename}';
const KEY = 'incoming/app1/upload1';
const photo = Buffer.alloc(20_480, 0xd8);

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(() => {
  store.clock.offset = 0;
  store.created.length = 0;
});

type Fields = Record<string, string>;

/** The presigned POST of a photo, as the API makes it. */
const presign = (id = 'AKIAUPLOAD', key = KEY, secret?: string) =>
  createPresignedPost(store.client(id, secret), {
    Bucket: 'photos',
    Key: key,
    Conditions: [['content-length-range', 1, 20_480]],
    Fields: { 'Content-Type': 'image/jpeg' },
    Expires: 300,
  });

async function send(
  fields: Fields,
  file: Uint8Array = photo,
  filename = 'p.jpg',
  bucket = 'photos',
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), filename);
  return post(form, {}, bucket);
}

async function post(body: FormData | string, headers: Fields = {}, bucket = 'photos') {
  const response = await fetch(`${store.url}/${bucket}`, { method: 'POST', body, headers });
  const text = await response.text();
  return { response, status: response.status, code: /<Code>(\w+)/.exec(text)?.[1], text };
}

const without = (fields: Fields, ...names: string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

const repolicy = (fields: Fields, change: (policy: { conditions: unknown[] }) => void) => {
  const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString());
  change(policy);
  return { ...fields, Policy: Buffer.from(JSON.stringify(policy)).toString('base64') };
};

describe('presigned POST', () => {
  it('stores exactly the bytes, answers 204 and announces the version', async () => {
    const { fields } = await presign();
    const { response, status } = await send(fields);
    expect(status).toBe(204);
    const versionId = response.headers.get('x-amz-version-id') ?? '';
    expect(store.created).toMatchObject([{ key: KEY, size: 20_480, versionId, bucket: 'photos' }]);
    const stored = await store
      .client('AKIAADMIN')
      .send(new GetObjectCommand({ Bucket: 'photos', Key: KEY, VersionId: versionId }));
    expect(stored.ContentType).toBe('image/jpeg');
    expect(Buffer.from((await stored.Body?.transformToByteArray()) ?? []).equals(photo)).toBe(true);
  });

  it('takes one byte, and bytes that look like a boundary', async () => {
    const { fields } = await presign();
    expect((await send(fields, Buffer.from([0xff]))).status).toBe(204);
    expect((await send(fields, Buffer.from('\r\n------x\r\n--\r\n\r\n'))).status).toBe(204);
  });

  it('answers 201 with a document when the signed form asks', async () => {
    const { fields } = await createPresignedPost(store.client('AKIAUPLOAD'), {
      Bucket: 'photos',
      Key: KEY,
      Fields: { success_action_status: '201' },
    });
    const answer = await send(fields);
    expect([answer.status, answer.text]).toEqual([
      201,
      expect.stringContaining(`<Key>${KEY}</Key>`),
    ]);
  });

  it('fills in the last segment of the file name', async () => {
    const { fields } = await presign('AKIAUPLOAD', `incoming/app1/${FILENAME}`);
    expect((await send(fields, photo, 'C:\\photos\\$&.jpg')).status).toBe(204);
    expect(store.created[0]?.key).toBe('incoming/app1/$&.jpg');
  });

  it('allows the site origin alone', async () => {
    const preflight = (origin: string) =>
      fetch(`${store.url}/photos`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
    const good = await preflight(SITE);
    expect([good.status, good.headers.get('access-control-allow-origin')]).toEqual([200, SITE]);
    expect((await preflight('https://evil.example')).status).toBe(403);
    // A refusal must be readable by the page too.
    const refusal = await post('x', { origin: SITE });
    expect(refusal.response.headers.get('access-control-allow-origin')).toBe(SITE);
  });
});

type Abuse = [
  string,
  (fields: Fields) => Promise<{ status: number; code?: string | undefined }>,
  number,
  string,
];

const raw = (boundary: string, body: string) =>
  post(body, { 'content-type': `multipart/form-data; boundary=${boundary}` });

const abuses: Abuse[] = [
  ['another Content-Type', (f) => send({ ...f, 'Content-Type': 'image/png' }), 403, 'AccessDenied'],
  ['no Content-Type', (f) => send(without(f, 'Content-Type')), 403, 'AccessDenied'],
  [
    'Content-Type with a suffix',
    (f) => send({ ...f, 'Content-Type': 'image/jpeg; x' }),
    403,
    'AccessDenied',
  ],
  ['an empty file', (f) => send(f, Buffer.alloc(0)), 400, 'EntityTooSmall'],
  ['20,481 bytes', (f) => send(f, Buffer.alloc(20_481)), 400, 'EntityTooLarge'],
  ['17 MB', (f) => send(f, Buffer.alloc(17 * 1024 * 1024)), 400, 'EntityTooLarge'],
  ['another key', (f) => send({ ...f, key: 'incoming/app2/upload1' }), 403, 'AccessDenied'],
  ['a key under clean/', (f) => send({ ...f, key: 'clean/abc' }), 403, 'AccessDenied'],
  ['a longer key', (f) => send({ ...f, key: `${KEY}x` }), 403, 'AccessDenied'],
  ['a key with ../', (f) => send({ ...f, key: `${KEY}/../../clean/x` }), 403, 'AccessDenied'],
  [
    'a key that is the file name',
    (f) => send({ ...f, key: FILENAME }, photo, 'x'),
    403,
    'AccessDenied',
  ],
  ['an empty key', (f) => send({ ...f, key: '' }), 400, 'InvalidArgument'],
  ['no key', (f) => send(without(f, 'key')), 400, 'InvalidArgument'],
  ['a key of 1,025 bytes', (f) => send({ ...f, key: 'k'.repeat(1025) }), 400, 'KeyTooLongError'],
  ['an extra field', (f) => send({ ...f, extra: '1' }), 403, 'AccessDenied'],
  ['an acl', (f) => send({ ...f, acl: 'public-read' }), 403, 'AccessDenied'],
  ['metadata', (f) => send({ ...f, 'x-amz-meta-verdict': 'pass' }), 403, 'AccessDenied'],
  [
    'a redirect',
    (f) => send({ ...f, success_action_redirect: 'https://evil.example' }),
    403,
    'AccessDenied',
  ],
  [
    'a bucket field of another bucket, which the address overrules',
    (f) => send({ ...f, bucket: 'data' }, photo, 'p', 'data'),
    403,
    'AccessDenied',
  ],
  ['another bucket', (f) => send(f, photo, 'p.jpg', 'data'), 403, 'AccessDenied'],
  ['a bucket that does not exist', (f) => send(f, photo, 'p.jpg', 'nothing'), 404, 'NoSuchBucket'],
  [
    'a wider size in the policy',
    (f) =>
      send(
        repolicy(f, (p) => p.conditions.splice(0, 1)),
        Buffer.alloc(30_000),
      ),
    403,
    'SignatureDoesNotMatch',
  ],
  [
    'a later expiry in the policy',
    (f) => send(repolicy(f, (p) => Object.assign(p, { expiration: '2099-01-01T00:00:00Z' }))),
    403,
    'SignatureDoesNotMatch',
  ],
  [
    'a policy with a space',
    (f) => send({ ...f, Policy: `${f.Policy} ` }),
    403,
    'SignatureDoesNotMatch',
  ],
  ['no policy', (f) => send(without(f, 'Policy')), 403, 'AccessDenied'],
  ['no signature', (f) => send(without(f, 'X-Amz-Signature')), 403, 'SignatureDoesNotMatch'],
  [
    'a wrong signature',
    (f) => send({ ...f, 'X-Amz-Signature': '0'.repeat(64) }),
    403,
    'SignatureDoesNotMatch',
  ],
  [
    'an unknown access key',
    (f) =>
      send({
        ...f,
        'X-Amz-Credential': (f['X-Amz-Credential'] ?? '').replace('AKIAPRESIGN', 'AKIAGHOST'),
      }),
    403,
    'InvalidAccessKeyId',
  ],
  [
    'a credential of another service',
    (f) =>
      send({ ...f, 'X-Amz-Credential': (f['X-Amz-Credential'] ?? '').replace('/s3/', '/sns/') }),
    400,
    'InvalidArgument',
  ],
  [
    'a credential of another region',
    (f) =>
      send({
        ...f,
        'X-Amz-Credential': (f['X-Amz-Credential'] ?? '').replace('ap-east-1', 'us-east-1'),
      }),
    403,
    'SignatureDoesNotMatch',
  ],
  ['another algorithm', (f) => send({ ...f, 'X-Amz-Algorithm': 'none' }), 400, 'InvalidArgument'],
  [
    'a date of another day',
    (f) => send({ ...f, 'X-Amz-Date': '20170101T000000Z' }),
    400,
    'InvalidArgument',
  ],
  ['no session token', (f) => send(without(f, 'X-Amz-Security-Token')), 400, 'InvalidToken'],
  [
    'a foreign session token',
    (f) => send({ ...f, 'X-Amz-Security-Token': 'other' }),
    400,
    'InvalidToken',
  ],
  ['no multipart form', () => post('key=x'), 412, 'PreconditionFailed'],
  [
    'no boundary',
    () => post('x', { 'content-type': 'multipart/form-data' }),
    412,
    'PreconditionFailed',
  ],
  [
    'no closing boundary',
    () => raw('b', '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nx'),
    400,
    'MalformedPOSTRequest',
  ],
  ['another boundary', () => raw('b', '--c\r\n\r\n\r\n--c--'), 400, 'MalformedPOSTRequest'],
  [
    'a part without name',
    () => raw('b', '--b\r\nContent-Type: x\r\n\r\nx\r\n--b--'),
    400,
    'MalformedPOSTRequest',
  ],
  [
    'no file',
    () => raw('b', '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nx\r\n--b--'),
    400,
    'IncorrectNumberOfFilesInPostRequest',
  ],
  [
    'fields of more than 20 KB',
    (f) => send({ ...f, 'x-ignore-a': 'a'.repeat(21_000) }),
    400,
    'MaxPostPreDataLengthExceededError',
  ],
];

describe('abuse of a presigned POST is refused', () => {
  it.each(abuses)('%s', async (_, attempt, status, code) => {
    const { fields } = await presign('AKIAPRESIGN');
    expect(await attempt(fields)).toMatchObject({ status, code });
    expect(store.created).toEqual([]);
  });

  it('a replay after the expiry, on the system clock', async () => {
    const { fields } = await presign('AKIAPRESIGN');
    store.clock.offset = 301_000;
    expect(await send(fields)).toMatchObject({
      status: 403,
      text: expect.stringContaining('Policy expired'),
    });
  });

  it('a repeated key and a second file', async () => {
    const { fields } = await presign('AKIAPRESIGN');
    const twice = new FormData();
    for (const [name, value] of Object.entries(fields)) twice.append(name, value);
    twice.append('key', 'clean/x');
    twice.append('file', new Blob(['a']), 'a');
    expect(await post(twice)).toMatchObject({ status: 400, code: 'MalformedPOSTRequest' });
    twice.append('file', new Blob(['b']), 'b');
    expect((await post(twice)).status).toBe(400);
  });

  it('a key after the file changes nothing', async () => {
    const { fields } = await presign('AKIAPRESIGN');
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['a']), 'a');
    form.append('key', 'clean/x');
    expect((await post(form)).status).toBe(204);
    expect(store.created.map(({ key }) => key)).toEqual([KEY]);
  });

  it('policies that are no policies', async () => {
    const { fields } = await presign('AKIAPRESIGN');
    for (const Policy of ['', '!!!', 'e30=', Buffer.from('null').toString('base64')]) {
      expect((await send({ ...fields, Policy })).status).toBe(403);
    }
  });

  it('a signer without the right to that key', async () => {
    const elsewhere = await presign('AKIAUPLOAD', 'clean/abc');
    expect(await send(elsewhere.fields)).toMatchObject({ status: 403, code: 'AccessDenied' });
    const nobody = await presign('AKIANOBODY');
    expect(await send(nobody.fields)).toMatchObject({ status: 403, code: 'AccessDenied' });
    const guess = await presign('AKIAUPLOAD', KEY, 'guess');
    expect(await send(guess.fields)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
  });
});
