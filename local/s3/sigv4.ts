import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './errors.ts';

/** Signature Version 4 (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests). */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

export type Scope = { accessKeyId: string; day: string; region: string };

export const sha256Hex = (data: string | Uint8Array) =>
  createHash('sha256').update(data).digest('hex');

const hmac = (key: string | Uint8Array, data: string) =>
  createHmac('sha256', key).update(data).digest();

/** `AKID/20261124/region/s3/aws4_request`, or undefined when it is anything else. */
export function parseScope(credential: string): Scope | undefined {
  const match = /^([^/\s]{1,128})\/(\d{8})\/([a-z0-9-]{1,40})\/s3\/aws4_request$/.exec(credential);
  const [, accessKeyId, day, region] = match ?? [];
  return accessKeyId && day && region ? { accessKeyId, day, region } : undefined;
}

/** Epoch ms of `20261124T103000Z`, or undefined. */
export function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** Signature of a string to sign (or of a base64 policy) under the scope's derived key. */
export function signature(secretAccessKey: string, scope: Scope, text: string): string {
  const key = [scope.day, scope.region, 's3', 'aws4_request'].reduce<string | Uint8Array>(
    (parent, part) => hmac(parent, part),
    `AWS4${secretAccessKey}`,
  );
  return hmac(key, text).toString('hex');
}

/** Compares in constant time; throws SignatureDoesNotMatch. */
export function requireSignature(expected: string, given: string): void {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  if (a.length === b.length && timingSafeEqual(a, b)) return;
  throw new S3Error(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}

/** RFC 3986 encoding as SigV4 wants it. */
export const uriEncode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export function stringToSign(amzDate: string, scope: Scope, canonicalRequest: string): string {
  const name = `${scope.day}/${scope.region}/s3/aws4_request`;
  return [ALGORITHM, amzDate, name, sha256Hex(canonicalRequest)].join('\n');
}
