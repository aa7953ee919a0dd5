import type { Authenticated } from './authenticate.ts';
import {
  type Answer,
  announce,
  type Context,
  MAX_BODY,
  noSuchKey,
  storedHeaders,
  writeCondition,
} from './context.ts';
import { denied, invalidArgument, preconditionFailed, S3Error } from './errors.ts';
import { decodePayload } from './payload.ts';
import { readBody } from './request.ts';
import type { Version } from './store.ts';
import { document, element } from './xml.ts';

const noSuchVersion = (versionId: string) =>
  new S3Error(404, 'NoSuchVersion', 'The specified version does not exist.', {
    VersionId: versionId,
  });

/** The version a read means. Whoever may not list learns only that access is denied. */
function locate(context: Context, bucket: string, key: string, versionId?: string): Version {
  const place = context.stores.get(bucket);
  if (!place) throw noSuchBucket(bucket);
  context.require(versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', bucket, key);
  const found =
    versionId === undefined ? place.store.current(key) : place.store.find(key, versionId);
  if (!found) {
    if (!context.allows('s3:ListBucket', bucket)) throw denied();
    throw versionId === undefined ? noSuchKey() : noSuchVersion(versionId);
  }
  if (found.deleteMarker) {
    throw new S3Error(
      405,
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
    );
  }
  return found;
}

export const noSuchBucket = (name: string) =>
  new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: name });

/** First and last byte asked for, undefined for the whole; only one range, as S3. */
function parseRange(header: string | undefined, size: number): [number, number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, from, to] = match;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first > last) {
    throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable', {
      ActualObjectSize: size,
    });
  }
  return [first, last];
}

const versionHeader = (context: Context, version: Version) =>
  context.bucket.versioned ? { 'x-amz-version-id': version.versionId } : {};

function overrides(query: Map<string, string>): Record<string, string> {
  const given = [...query].filter(([name]) => name.startsWith('response-'));
  return Object.fromEntries(given.map(([name, value]) => [name.slice('response-'.length), value]));
}

export function getObject(context: Context): Answer {
  const { request, bucket, store } = context;
  const version = locate(context, bucket.name, request.key, request.query.get('versionId'));
  const etag = `"${version.etag}"`;
  const match = request.headers.get('if-match');
  if (match && match !== '*' && match !== etag) throw preconditionFailed('If-Match');
  const noneMatch = request.headers.get('if-none-match');
  if (noneMatch === '*' || noneMatch === etag) return { status: 304, headers: { etag } };
  const range = parseRange(request.headers.get('range'), version.size);
  const whole = store.read(version);
  const body = range ? whole.subarray(range[0], range[1] + 1) : whole;
  const checksums = request.headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return {
    status: range ? 206 : 200,
    headers: {
      ...version.headers,
      ...overrides(request.query),
      etag,
      'accept-ranges': 'bytes',
      'last-modified': new Date(version.time).toUTCString(),
      'content-length': String(body.length),
      ...versionHeader(context, version),
      ...(range && { 'content-range': `bytes ${range[0]}-${range[1]}/${version.size}` }),
      ...(checksums &&
        !range && {
          'x-amz-checksum-crc32': version.crc32,
          'x-amz-checksum-type': 'FULL_OBJECT',
        }),
    },
    body,
  };
}

export async function putObject(context: Context, auth: Authenticated): Promise<Answer> {
  const { request, bucket, store, options } = context;
  context.require('s3:PutObject', bucket.name, request.key);
  const condition = writeCondition(request.headers);
  const body = decodePayload(request, auth, await readBody(request.message, MAX_BODY));
  const headers = storedHeaders(request.headers);
  const version = await store.write(request.key, body, headers, options.now(), condition);
  await announce(options, bucket.name, version, 'PutObject');
  return {
    status: 200,
    headers: {
      etag: `"${version.etag}"`,
      'x-amz-checksum-crc32': version.crc32,
      'x-amz-checksum-type': 'FULL_OBJECT',
      ...versionHeader(context, version),
    },
  };
}

function parseSource(header: string): { bucket: string; key: string; versionId?: string } {
  const match = /^\/?([^/?]+)\/([^?]+)(?:\?versionId=([\w.-]+))?$/.exec(header);
  const [, bucket, key, versionId] = match ?? [];
  if (!bucket || !key) {
    throw invalidArgument(
      'Copy Source must mention the source bucket and key',
      'x-amz-copy-source',
      header,
    );
  }
  return { bucket, key: decodeURIComponent(key), ...(versionId && { versionId }) };
}

export async function copyObject(context: Context): Promise<Answer> {
  const { request, bucket, options } = context;
  const source = parseSource(request.headers.get('x-amz-copy-source') ?? '');
  context.require('s3:PutObject', bucket.name, request.key);
  const condition = writeCondition(request.headers);
  const from = locate(context, source.bucket, source.key, source.versionId);
  const asked = request.headers.get('x-amz-copy-source-if-match');
  if (asked && asked.replaceAll('"', '') !== from.etag) {
    throw preconditionFailed('x-amz-copy-source-If-Match');
  }
  const place = context.stores.get(source.bucket);
  if (!place) throw noSuchBucket(source.bucket);
  const replace = request.headers.get('x-amz-metadata-directive') === 'REPLACE';
  const headers = replace ? storedHeaders(request.headers) : from.headers;
  const bytes = place.store.read(from);
  const version = await context.store.write(request.key, bytes, headers, options.now(), condition);
  await announce(options, bucket.name, version, 'CopyObject');
  const inner =
    element('LastModified', new Date(version.time).toISOString()) +
    element('ETag', `"${version.etag}"`);
  return {
    status: 200,
    headers: {
      'content-type': 'application/xml',
      'x-amz-copy-source-version-id': from.versionId,
      ...versionHeader(context, version),
    },
    body: document('CopyObjectResult', inner),
  };
}

export function deleteObject(context: Context): Answer {
  const { request, bucket, store, options } = context;
  const versionId = request.query.get('versionId');
  if (versionId === undefined) {
    context.require('s3:DeleteObject', bucket.name, request.key);
    const marker = store.delete(request.key, options.now());
    return {
      status: 204,
      headers: marker
        ? { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId }
        : {},
    };
  }
  context.require('s3:DeleteObjectVersion', bucket.name, request.key);
  const version = store.find(request.key, versionId);
  const { lockedDays = 0 } = bucket;
  if (version && options.now() < version.time + lockedDays * 86_400_000) {
    throw denied('Access Denied because object protected by object lock.');
  }
  if (version) store.remove(version);
  return { status: 204, headers: { 'x-amz-version-id': versionId } };
}
