import { randomBytes } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HttpAnswer, HttpEvent } from '#adapters/http/types.ts';
import { httpHandler } from '#adapters/http.ts';
import { sealSession } from '#adapters/session.ts';
import { eventOf, now } from './event.ts';

const key = randomBytes(32);
const options = { sessionKeys: async () => [key] as const };
const context = {} as Context;
let lines: string[] = [];

beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const logIn = httpHandler('log-in', async ({ body }) => ({ status: 200, body }), options);
const credentials = { examId: 'sample', name: '测试甲', idNumber: 'x', registrationNumber: 'y' };
const body = JSON.stringify(credentials);

type Shell = (event: HttpEvent, context: Context) => Promise<HttpAnswer>;
async function call(handler: unknown, event: HttpEvent) {
  const answer = await (handler as Shell)(event, context);
  return { ...answer, json: answer.body === undefined ? undefined : JSON.parse(answer.body) };
}

it('hands the parsed body over and answers JSON that no cache keeps', async () => {
  const answer = await call(logIn, eventOf({ body }));
  expect(answer).toMatchObject({ statusCode: 200, json: credentials });
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
});

it('logs one line without anything of the request', async () => {
  await call(logIn, eventOf({ body }));
  const [line] = lines.map((text) => JSON.parse(text)).filter((each) => each.message === 'request');
  expect(line).toMatchObject({ operation: 'log-in', status: 200, traceId: 'trace-1' });
  expect(lines.join('')).not.toContain('测试甲');
});

it.each([
  ['no X-Baoming', { headers: { 'x-baoming': '' }, body }, 403, 'forbidden'],
  ['no JSON', { body: '{' }, 400, 'malformed'],
  ['no body', {}, 400, 'malformed'],
  ['deep nesting', { body: '['.repeat(200_000) }, 400, 'malformed'],
  ['__proto__', { body: '{"__proto__":{"a":1}}' }, 400, 'malformed'],
  ['constructor inside', { body: '{"a":[{"constructor":1}]}' }, 400, 'malformed'],
  ['a form', { body, headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
  ['a large body', { body: `"${'a'.repeat(262_144)}"` }, 413, 'too-large'],
  ['another shape', { body: '[]' }, 422, 'invalid'],
])('%s ends in a problem', async (_, parts, status, code) => {
  const { statusCode, headers, json } = await call(logIn, eventOf(parts));
  expect({ statusCode, code: json.code }).toEqual({ statusCode: status, code });
  expect(headers['content-type']).toBe('application/problem+json');
  expect(json.traceId).toBe('trace-1');
});

it('turns a fault into a 500 that tells nothing, and logs the cause', async () => {
  const broken = httpHandler('list-exams', async () => {
    throw new Error('table gone', { cause: new Error('socket closed') });
  });
  const { statusCode, body: text } = await call(broken, eventOf({ method: 'GET' }));
  expect(statusCode).toBe(500);
  expect(text).not.toMatch(/table|socket/);
  expect(lines.join('')).toContain('socket closed');
});

it('opens the session for applicants, else 401, and slides it', async () => {
  const handler = httpHandler(
    'get-photo',
    async ({ session }) => ({ status: 200, body: { epoch: session.epoch } }),
    options,
  );
  expect((await call(handler, eventOf({ method: 'GET' }))).statusCode).toBe(401);
  const session = { applicationId: 'A1', examId: 'sample', epoch: 2, issuedAt: now - 600_000 };
  const cookie = sealSession(session, key, now - 600_000).split(';')[0] ?? '';
  const answer = await call(handler, eventOf({ method: 'GET', cookies: [cookie] }));
  expect(answer).toMatchObject({ statusCode: 200, json: { epoch: 2 } });
  expect(answer.cookies?.[0]).toMatch(/^__Host-session=/);
});

it('reads the staff principal from the claims and the query by its schema', async () => {
  const handler = httpHandler('list-review-queue', async ({ staff, query, params }) => ({
    status: 200,
    body: { groups: staff.groups, limit: query.limit, queue: params.queue },
  }));
  const claims = { sub: 's-1', username: 'reviewer', 'cognito:groups': '[reviewer dept:*]' };
  const parts = { method: 'GET', params: { queue: 'photo' }, query: { examId: 'e', limit: '5' } };
  expect((await call(handler, eventOf({ ...parts, claims }))).json).toEqual({
    groups: ['reviewer', 'dept:*'],
    limit: 5,
    queue: 'photo',
  });
  expect((await call(handler, eventOf(parts))).statusCode).toBe(401);
  const wrong = await call(handler, eventOf({ ...parts, claims, params: { queue: 'other' } }));
  expect(wrong.statusCode).toBe(404);
});

it('answers refusals from the catalogue, and only declared ones', async () => {
  const declared = httpHandler('get-exam', async () => ({ refusal: { code: 'not-found' } }));
  const parts = { method: 'GET', params: { examId: 'e' } };
  expect(await call(declared, eventOf(parts))).toMatchObject({ statusCode: 404 });
  // @ts-expect-error the route does not declare this refusal
  const undeclared = httpHandler('get-exam', async () => ({ refusal: { code: 'already-paid' } }));
  expect(await call(undeclared, eventOf(parts))).toMatchObject({ statusCode: 500 });
});

it('leaves a gateway its own text and asks no header of it', async () => {
  const handler = httpHandler('payment-notice', async ({ event }) => ({
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body: `success ${event.body}`,
  }));
  const headers = { 'x-baoming': '', 'content-type': 'application/x-www-form-urlencoded' };
  const event = eventOf({ params: { gateway: 'y' }, body: 'a=1', headers });
  expect(await (handler as unknown as Shell)(event, context)).toMatchObject({
    statusCode: 200,
    body: 'success a=1',
  });
});
