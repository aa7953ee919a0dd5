import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../local/s3/authenticate.ts';
import type { S3Request } from '../../../local/s3/request.ts';
import { sha256Hex, signature, stringToSign } from '../../../local/s3/sigv4.ts';
import type { S3Options } from '../../../local/s3/types.ts';

const options = {
  now: () => Date.now(),
  principalOf: (id: string) => (id === 'AKIA' ? { secretAccessKey: 's', role: 'r' } : undefined),
} as S3Options;

/** A signed GET /b/k of `at` (epoch ms) with headers that the signature does not cover. */
function signed(at: number, unsigned: Record<string, string> = {}): S3Request {
  const amzDate = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = { accessKeyId: 'AKIA', day: amzDate.slice(0, 8), region: 'ap-east-1' };
  const payload = sha256Hex('');
  const names = 'host;x-amz-content-sha256;x-amz-date';
  const lines = `host:h\nx-amz-content-sha256:${payload}\nx-amz-date:${amzDate}\n`;
  const canonical = `GET\n/b/k\n\n${lines}\n${names}\n${payload}`;
  const value = signature('s', scope, stringToSign(amzDate, scope, canonical));
  const credential = `AKIA/${scope.day}/ap-east-1/s3/aws4_request`;
  const headers = {
    host: 'h',
    'x-amz-content-sha256': payload,
    'x-amz-date': amzDate,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${value}`,
    ...unsigned,
  };
  return {
    method: 'GET',
    rawPath: '/b/k',
    bucket: 'b',
    key: 'k',
    query: new Map(),
    headers: new Map(Object.entries(headers)),
    message: {} as S3Request['message'],
  };
}

describe('a signed request', () => {
  it('is its role', () => {
    expect(authenticate(options, signed(Date.now())).principal.role).toBe('r');
  });

  it.each([-16, 16])('is refused %i minutes away from the real time', (minutes) => {
    expect(() => authenticate(options, signed(Date.now() + minutes * 60_000))).toThrow('too large');
  });

  it('carries no x-amz header that was not signed, but others', () => {
    const copy = signed(Date.now(), { 'x-amz-copy-source': 'photos/held/secret' });
    expect(() => authenticate(options, copy)).toThrow('not signed');
    expect(() => authenticate(options, signed(Date.now(), { range: 'bytes=0-1' }))).not.toThrow();
  });

  it('is signed in one place only', () => {
    const twice = signed(Date.now());
    twice.query.set('X-Amz-Signature', '0');
    expect(() => authenticate(options, twice)).toThrow('Only one auth mechanism');
  });
});
