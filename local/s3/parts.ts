import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authenticated } from './authenticate.ts';
import { type Answer, announce, type Context, MAX_BODY, storedHeaders } from './context.ts';
import { invalidArgument, S3Error } from './errors.ts';
import { decodePayload } from './payload.ts';
import { readBody } from './request.ts';
import { document, element } from './xml.ts';

/** Every part but the last has at least so many bytes, as S3 wants it. */
const MIN_PART = 5 * 1024 * 1024;

type Upload = { key: string; headers: Record<string, string> };

const noSuchUpload = () =>
  new S3Error(404, 'NoSuchUpload', 'The specified multipart upload does not exist.');

/** Uploads in parts lie beside the buckets until they are completed; they survive a restart. */
function folderOf({ options, bucket }: Context, uploadId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw noSuchUpload();
  return join(options.folder, `${bucket.name}.uploads`, uploadId);
}

function openUpload(context: Context): { folder: string; upload: Upload } {
  const { request, bucket } = context;
  context.require('s3:PutObject', bucket.name, request.key);
  const folder = folderOf(context, request.query.get('uploadId') ?? '');
  const path = join(folder, 'upload.json');
  if (!existsSync(path)) throw noSuchUpload();
  const upload = JSON.parse(readFileSync(path, 'utf8')) as Upload;
  if (upload.key !== request.key) throw noSuchUpload();
  return { folder, upload };
}

export function createUpload(context: Context): Answer {
  const { request, bucket } = context;
  context.require('s3:PutObject', bucket.name, request.key);
  const uploadId = randomUUID();
  const folder = folderOf(context, uploadId);
  mkdirSync(folder, { recursive: true });
  const upload: Upload = { key: request.key, headers: storedHeaders(request.headers) };
  writeFileSync(join(folder, 'upload.json'), JSON.stringify(upload));
  const inner =
    element('Bucket', bucket.name) + element('Key', request.key) + element('UploadId', uploadId);
  return { status: 200, body: document('InitiateMultipartUploadResult', inner) };
}

const etagOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');

/** A part of the same number replaces the one before. */
export async function putPart(context: Context, auth: Authenticated): Promise<Answer> {
  const { request } = context;
  const { folder } = openUpload(context);
  const number = Number(request.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw invalidArgument('Part number must be 1 to 10000', 'partNumber', String(number));
  }
  const bytes = decodePayload(request, auth, await readBody(request.message, MAX_BODY));
  const temporary = join(folder, `tmp-${randomUUID()}`);
  writeFileSync(temporary, bytes);
  renameSync(temporary, join(folder, `${number}.bin`));
  return { status: 200, headers: { etag: `"${etagOf(bytes)}"` } };
}

const listed = (xml: string) =>
  [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: /<ETag>(?:"|&quot;|&#34;)?([0-9a-f]{32})/.exec(part)?.[1],
  }));

export async function completeUpload(context: Context, auth: Authenticated): Promise<Answer> {
  const { request, bucket, store, options } = context;
  const { folder, upload } = openUpload(context);
  const body = decodePayload(request, auth, await readBody(request.message, MAX_BODY));
  const parts = listed(body.toString('utf8'));
  if (parts.some(({ number }, index) => number <= (parts[index - 1]?.number ?? 0))) {
    throw new S3Error(400, 'InvalidPartOrder', 'The list of parts was not in ascending order.');
  }
  const bytes = parts.map(({ number, etag }, index) => {
    const path = join(folder, `${number}.bin`);
    const part = existsSync(path) ? readFileSync(path) : undefined;
    if (!part || etagOf(part) !== etag) {
      throw new S3Error(400, 'InvalidPart', 'One or more of the parts could not be found.');
    }
    if (part.length < MIN_PART && index < parts.length - 1) {
      throw new S3Error(400, 'EntityTooSmall', 'Your proposed upload is too small.');
    }
    return part;
  });
  if (bytes.length === 0) throw new S3Error(400, 'MalformedXML', 'The XML was not well-formed.');
  const version = await store.write(
    request.key,
    Buffer.concat(bytes),
    upload.headers,
    options.now(),
  );
  rmSync(folder, { recursive: true });
  await announce(options, bucket.name, version, 'CompleteMultipartUpload');
  const inner =
    element('Bucket', bucket.name) +
    element('Key', request.key) +
    element('ETag', `"${version.etag}"`);
  return { status: 200, body: document('CompleteMultipartUploadResult', inner) };
}
