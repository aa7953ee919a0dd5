import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JwtAuthorizer } from '../../local/api/jwt.ts';
import { httpApi } from '../../local/api/server.ts';
import type { Outcome } from '../../local/lambda/sandbox.ts';
import { fixture } from './fixture/cloud.ts';

const NOW = 1_800_000_000_000;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let seen: Record<string, unknown> = {};
let answer: Outcome = { payload: {} };
const lambda = {
  invoke: async (_: string, event: unknown) => {
    seen = event as typeof seen;
    return answer;
  },
};
const api = httpApi({ cloud: fixture(), lambda, now: () => NOW });
const server = createServer((request, response) => {
  if (!request.url?.startsWith('/.well-known')) return void api(request, response);
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256' };
  response.end(JSON.stringify({ keys: [key] }));
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('an event has cookies apart, repeated values joined, the time of the clock', async () => {
  const headers = { cookie: 'a=1; b=2', 'x-baoming': '1' };
  await fetch(`${url}/api/exams/%E5%85%B0?x=1&x=2`, { headers });
  expect(seen).toMatchObject({
    version: '2.0',
    routeKey: 'GET /api/exams/{examId}',
    rawPath: '/api/exams/%E5%85%B0',
    cookies: ['a=1', 'b=2'],
    queryStringParameters: { x: '1,2' },
    pathParameters: { examId: '兰' },
    requestContext: { timeEpoch: NOW },
    isBase64Encoded: false,
  });
  expect(seen.headers).not.toHaveProperty('cookie');
  expect(seen.requestContext).not.toHaveProperty('authorizer');
});

test('a throw is 500 without its text', async () => {
  answer = { error: { errorType: 'Error', errorMessage: 'secret' } };
  const response = await fetch(`${url}/api/exams/a`);
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('{"message":"Internal Server Error"}');
});

test('an answer has its status and cookies; other values are the body of a 200', async () => {
  answer = { payload: { statusCode: 201, cookies: ['s=1; Path=/'], body: 'made' } };
  const made = await fetch(`${url}/api/exams/a`);
  expect([made.status, await made.text()]).toEqual([201, 'made']);
  expect(made.headers.getSetCookie()).toEqual(['s=1; Path=/']);
  answer = { payload: { id: 1 } };
  expect(await (await fetch(`${url}/api/exams/a`)).json()).toEqual({ id: 1 });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function token(change: Record<string, unknown>, alg = 'RS256'): string {
  const claims = { iss: url, client_id: 'admin', exp: NOW / 1000 + 60, ...change };
  const signed = `${encode({ alg, kid: 'k' })}.${encode(claims)}`;
  const signature = sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url');
  return `Bearer ${signed}.${signature}`;
}
const claimsOf = (authorization: string) => {
  const rule = { issuer: url, audience: ['admin'], scopes: [] };
  return new JwtAuthorizer(() => NOW).claims(authorization, rule);
};

test('claims of a good token are strings, a list in brackets', async () => {
  const claims = await claimsOf(token({ 'cognito:groups': ['reviewer', 'dept:*'] }));
  expect(claims).toMatchObject({ 'cognito:groups': '[reviewer dept:*]', client_id: 'admin' });
});

test.each([
  ['expired', { exp: NOW / 1000 - 1 }, 'RS256'],
  ['of another audience', { client_id: 'other' }, 'RS256'],
  ['of another issuer', { iss: 'https://other.example' }, 'RS256'],
  ['of another algorithm', {}, 'none'],
])('a token %s is refused', async (_, change, alg) => {
  expect(await claimsOf(token(change, alg))).toBeUndefined();
});

test('a token whose claims were changed is refused', async () => {
  const [head, , signature] = token({}).split('.');
  const forged = encode({ iss: url, client_id: 'admin', exp: NOW, sub: 'somebody' });
  expect(await claimsOf(`${head}.${forged}.${signature}`)).toBeUndefined();
});
