import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Authenticated } from '../../../local/s3/authenticate.ts';
import { crc32Base64, decodePayload } from '../../../local/s3/payload.ts';
import type { S3Request } from '../../../local/s3/request.ts';

const auth = (payloadHash: string): Authenticated => ({
  principal: { secretAccessKey: 'secret', role: 'r' },
  payloadHash,
  scope: { accessKeyId: 'A', day: '20261124', region: 'ap-east-1' },
  amzDate: '20261124T100000Z',
  signature: 'f'.repeat(64),
});

const decode = (hash: string, body: string, headers: Record<string, string> = {}) =>
  decodePayload(
    { headers: new Map(Object.entries(headers)) } as S3Request,
    auth(hash),
    Buffer.from(body),
  ).toString();

const TRAILER = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const headers = { 'x-amz-decoded-content-length': '5', 'x-amz-trailer': 'x-amz-checksum-crc32' };
const crc = `x-amz-checksum-crc32:${crc32Base64(Buffer.from('hello'))}\r\n\r\n`;

describe('aws-chunked with a trailer', () => {
  it('joins the chunks', () => {
    expect(decode(TRAILER, `2\r\nhe\r\n3\r\nllo\r\n0\r\n${crc}`, headers)).toBe('hello');
  });

  it.each([
    ['a wrong checksum', `5\r\nhellO\r\n0\r\n${crc}`, headers, 'did not match'],
    ['no trailer', '5\r\nhello\r\n0\r\n\r\n', headers, 'trailer is missing'],
    ['no last chunk', '5\r\nhello\r\n', headers, 'terminated'],
    ['a short chunk', '9\r\nhello', headers, 'terminated'],
    [
      'another length',
      `5\r\nhello\r\n0\r\n${crc}`,
      { ...headers, 'x-amz-decoded-content-length': '6' },
      'terminated',
    ],
    ['no chunks', 'hello', headers, 'terminated'],
  ])('refuses %s', (_, body, given, message) => {
    expect(() => decode(TRAILER, body, given)).toThrow(message);
  });
});

const hash = (data: string) => createHash('sha256').update(data).digest('hex');

/** The chain of chunk signatures, written a second time from AWS's description. */
function signChunks(chunks: string[]): string {
  const key = ['20261124', 'ap-east-1', 's3', 'aws4_request'].reduce<string | Buffer>(
    (k, part) => createHmac('sha256', k).update(part).digest(),
    'AWS4secret',
  );
  let previous = 'f'.repeat(64);
  return chunks
    .map((chunk) => {
      const text = `AWS4-HMAC-SHA256-PAYLOAD\n20261124T100000Z\n20261124/ap-east-1/s3/aws4_request\n${previous}\n${hash('')}\n${hash(chunk)}`;
      previous = createHmac('sha256', key).update(text).digest('hex');
      return `${chunk.length.toString(16)};chunk-signature=${previous}\r\n${chunk}\r\n`;
    })
    .join('');
}

describe('signed chunks', () => {
  const SIGNED = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
  const length = { 'x-amz-decoded-content-length': '5' };

  it('verifies the chain', () => {
    expect(decode(SIGNED, signChunks(['he', 'llo', '']), length)).toBe('hello');
  });

  it('refuses a changed chunk and a missing signature', () => {
    const body = signChunks(['he', 'llo', '']).replace('llo', 'llO');
    expect(() => decode(SIGNED, body, length)).toThrow('signature');
    expect(() => decode(SIGNED, '5\r\nhello\r\n0\r\n\r\n', length)).toThrow('signature');
  });
});

it('refuses a body that is not the hashed one, and checksums the store lacks', () => {
  expect(() => decode(hash('other'), 'hello')).toThrow('x-amz-content-sha256');
  expect(() => decode('UNSIGNED-PAYLOAD', 'hello', { 'content-md5': 'AAAA' })).toThrow('MD5');
  expect(() => decode('UNSIGNED-PAYLOAD', 'hello', { 'x-amz-checksum-crc64nvme': 'A' })).toThrow(
    'lacks',
  );
});
