import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Authenticated } from './authenticate.ts';
import { S3Error } from './errors.ts';
import type { S3Request } from './request.ts';
import { requireSignature, sha256Hex, signature } from './sigv4.ts';

/** Big-endian CRC32 in base64, as x-amz-checksum-crc32 carries it. */
export function crc32Base64(bytes: Uint8Array): string {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}

const digests: Record<string, (bytes: Uint8Array) => string> = {
  'x-amz-checksum-crc32': crc32Base64,
  'x-amz-checksum-sha1': (bytes) => createHash('sha1').update(bytes).digest('base64'),
  'x-amz-checksum-sha256': (bytes) => createHash('sha256').update(bytes).digest('base64'),
  'content-md5': (bytes) => createHash('md5').update(bytes).digest('base64'),
};

/** Checks every checksum the client sent; an algorithm the store lacks is refused, not ignored. */
export function requireChecksums(values: Map<string, string>, bytes: Uint8Array): void {
  for (const [name, value] of values) {
    const isChecksum =
      name === 'content-md5' || /^x-amz-checksum-(?!algorithm|mode|type)/.test(name);
    if (!isChecksum) continue;
    const digest = digests[name];
    if (!digest) throw new S3Error(501, 'NotImplemented', `The local store lacks ${name}.`);
    if (digest(bytes) === value) continue;
    throw name === 'content-md5'
      ? new S3Error(400, 'BadDigest', 'The Content-MD5 you specified did not match.')
      : new S3Error(400, 'BadDigest', `The ${name} you specified did not match what we received.`);
  }
}

const incomplete = () =>
  new S3Error(400, 'IncompleteBody', 'The request body terminated unexpectedly');

type Chunked = { bytes: Buffer; trailers: Map<string, string> };

/** Takes aws-chunked apart; `verify` sees each chunk (the last is empty) with its signature. */
function decodeChunks(
  body: Buffer,
  verify: (chunk: Buffer, signature: string | undefined) => void,
): Chunked {
  const parts: Buffer[] = [];
  const line = (from: number) => {
    const end = body.indexOf('\r\n', from);
    if (end < 0) throw incomplete();
    return { text: body.toString('latin1', from, end), next: end + 2 };
  };
  let at = 0;
  for (;;) {
    const { text, next } = line(at);
    const match = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(text);
    if (!match) throw incomplete();
    const size = Number.parseInt(match[1] ?? '', 16);
    const chunk = body.subarray(next, next + size);
    if (chunk.length !== size) throw incomplete();
    verify(chunk, match[2]);
    at = next + size;
    if (size === 0) break;
    if (body.toString('latin1', at, at + 2) !== '\r\n') throw incomplete();
    at += 2;
    parts.push(chunk);
  }
  const trailers = new Map<string, string>();
  while (at < body.length) {
    const { text, next } = line(at);
    at = next;
    const colon = text.indexOf(':');
    if (colon > 0) trailers.set(text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim());
  }
  return { bytes: Buffer.concat(parts), trailers };
}

/** Each chunk's signature covers the one before it, so none can be moved or dropped. */
function chunkVerifier(auth: Authenticated) {
  let previous = auth.signature;
  const scope = `${auth.scope.day}/${auth.scope.region}/s3/aws4_request`;
  return (chunk: Buffer, given: string | undefined) => {
    const text = [
      'AWS4-HMAC-SHA256-PAYLOAD',
      auth.amzDate,
      scope,
      previous,
      sha256Hex(''),
      sha256Hex(chunk),
    ].join('\n');
    const expected = signature(auth.principal.secretAccessKey, auth.scope, text);
    requireSignature(expected, given ?? '');
    previous = expected;
  };
}

/** The object's bytes out of a request body, with hash, checksums and lengths verified. */
export function decodePayload(request: S3Request, auth: Authenticated, body: Buffer): Buffer {
  const hash = auth.payloadHash;
  if (hash === 'UNSIGNED-PAYLOAD' || /^[0-9a-f]{64}$/.test(hash)) {
    if (hash !== 'UNSIGNED-PAYLOAD' && sha256Hex(body) !== hash) {
      throw new S3Error(
        400,
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    requireChecksums(request.headers, body);
    return body;
  }
  const signed = hash === 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
  if (!signed && hash !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
    throw new S3Error(501, 'NotImplemented', `The local store lacks ${hash}.`);
  }
  const { bytes, trailers } = decodeChunks(body, signed ? chunkVerifier(auth) : () => {});
  const length = request.headers.get('x-amz-decoded-content-length');
  if (length !== String(bytes.length)) throw incomplete();
  const announced = request.headers.get('x-amz-trailer')?.toLowerCase();
  if (announced && !trailers.has(announced)) {
    throw new S3Error(400, 'MalformedTrailerError', 'The announced trailer is missing.');
  }
  requireChecksums(request.headers, bytes);
  requireChecksums(trailers, bytes);
  return bytes;
}
