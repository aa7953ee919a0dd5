import { denied, preconditionFailed, S3Error } from './errors.ts';
import type { S3Request } from './request.ts';
import type { BucketStore, Version, WriteCondition } from './store.ts';
import type { Bucket, ObjectCreated, S3Options } from './types.ts';

/** Largest body the store takes, in bytes: it holds a body in memory. */
export const MAX_BODY = 64 * 1024 * 1024;

export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

/** One request with its bucket and the rights of whoever signed it. */
export type Context = {
  options: S3Options;
  bucket: Bucket;
  store: BucketStore;
  stores: Map<string, { bucket: Bucket; store: BucketStore }>;
  request: S3Request;
  /** Throws AccessDenied unless the role holds the action. */
  require(action: string, bucket: string, key?: string): void;
  allows(action: string, bucket: string, key?: string): boolean;
};

export function rights(options: S3Options, role: string) {
  const allows = (action: string, bucket: string, key?: string) =>
    options.authorize(
      role,
      action,
      `arn:${options.partition ?? 'aws'}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`,
    );
  return {
    allows,
    require(action: string, bucket: string, key?: string): void {
      if (allows(action, bucket, key)) return;
      throw denied(`User: ${role} is not authorized to perform: ${action}`);
    },
  };
}

/** If-None-Match: * and If-Match of a write. */
export function writeCondition(headers: Map<string, string>): WriteCondition {
  const noneMatch = headers.get('if-none-match');
  const match = headers.get('if-match');
  if (noneMatch !== undefined && noneMatch !== '*') {
    throw new S3Error(501, 'NotImplemented', 'If-None-Match of a write takes * only.');
  }
  return (current) => {
    if (noneMatch && current) throw preconditionFailed('If-None-Match');
    if (match && !current) throw noSuchKey();
    if (match && current && match.replaceAll('"', '') !== current.etag) {
      throw preconditionFailed('If-Match');
    }
  };
}

export const noSuchKey = () => new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');

/** Headers stored with an object: its type, caching and own metadata. */
export function storedHeaders(source: Map<string, string>): Record<string, string> {
  const kept = [...source].filter(
    ([name]) =>
      name.startsWith('x-amz-meta-') ||
      ['cache-control', 'content-disposition', 'content-language', 'expires'].includes(name),
  );
  // aws-chunked describes the transfer, not the object.
  const encoding = (source.get('content-encoding') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && name !== 'aws-chunked');
  return {
    'content-type': source.get('content-type') || 'binary/octet-stream',
    ...(encoding.length > 0 && { 'content-encoding': encoding.join(',') }),
    ...Object.fromEntries(kept),
  };
}

/** Tells the platform. The object is there whatever happens: delivery is its task to repeat. */
export async function announce(
  options: S3Options,
  bucket: string,
  version: Version,
  reason: ObjectCreated['reason'],
): Promise<void> {
  const { key, size, etag, versionId, sequencer, time } = version;
  try {
    await options.onObjectCreated({ bucket, key, size, etag, versionId, sequencer, time, reason });
  } catch (error) {
    console.error('local s3: onObjectCreated failed', error);
  }
}
