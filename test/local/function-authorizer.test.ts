import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkOf, FunctionAuthorizer } from '../../local/api/function-authorizer.ts';
import type { Outcome } from '../../local/lambda/sandbox.ts';
import { siteListener } from '../../local/site/server.ts';

const rule = {
  IdentitySource: ['$request.header.x-origin-key'],
  AuthorizerUri:
    'arn:aws:apigateway:r:lambda:path/2015-03-31/functions/arn:aws:lambda:r:0:function:baoming-check-origin/invocations',
  AuthorizerResultTtlInSeconds: 300,
};
const route = {
  routeKey: 'GET /api/exams',
  functionName: 'baoming-list-exams',
  check: checkOf(rule),
};
let invoked: { name: string; headers: Record<string, string>; identitySource: string[] }[] = [];
let outcome = (value: string): Outcome => ({ payload: { isAuthorized: value === 'right' } });
const lambda = {
  invoke: async (name: string, event: unknown) => {
    const { headers, identitySource } = event as (typeof invoked)[number];
    invoked.push({ name, headers, identitySource });
    return outcome(identitySource[0] ?? '');
  },
};
let authorizer: FunctionAuthorizer;

/** Like API Gateway, and what CloudFront would pass on to it. */
const api = async (request: IncomingMessage, response: import('node:http').ServerResponse) => {
  const call = { request, match: { route, parameters: {} }, body: Buffer.alloc(0), now: 0 };
  const denied = await authorizer.denial(call);
  response.writeHead(denied?.status ?? 200).end(denied?.message ?? 'through');
};
const behind = siteListener({
  api,
  added: { 'x-origin-key': 'right' },
  headers: {},
  pages: undefined,
  data: async () => undefined,
});
const direct = createServer((...call) => void api(...call));
const site = createServer(behind);
const urlOf = (server: typeof direct) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/exams`;
const ask = async (server: typeof direct, key?: string) => {
  const headers: Record<string, string> = key === undefined ? {} : { 'x-origin-key': key };
  const answer = await fetch(urlOf(server), { headers });
  return `${answer.status} ${await answer.text()}`;
};

beforeAll(async () => {
  for (const server of [direct, site])
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  for (const server of [direct, site]) server.close();
});
beforeEach(() => {
  invoked = [];
  outcome = (value) => ({ payload: { isAuthorized: value === 'right' } });
  authorizer = new FunctionAuthorizer(lambda);
});

test('the check is the function and the header that the template names', () => {
  expect(route.check).toEqual({
    functionName: 'baoming-check-origin',
    header: 'x-origin-key',
    keptMs: 300_000,
  });
});

test('around CloudFront: 401 without the header, and nobody is asked; 403 with a forged one', async () => {
  expect(await ask(direct)).toBe('401 Unauthorized');
  expect(invoked).toEqual([]);
  expect(await ask(direct, 'forged')).toBe('403 Forbidden');
  expect(invoked).toMatchObject([{ name: 'baoming-check-origin', identitySource: ['forged'] }]);
});

test('through CloudFront: its own value stands in the place of a forged one', async () => {
  expect(await ask(site)).toBe('200 through');
  expect(await ask(site, 'forged')).toBe('200 through');
  expect(invoked.map(({ headers }) => headers['x-origin-key'])).toEqual(['right']);
});

test('an answer is kept for its value alone', async () => {
  expect(await ask(direct, 'right')).toBe('200 through');
  expect(await ask(direct, 'right')).toBe('200 through');
  expect(await ask(direct, 'wrong')).toBe('403 Forbidden');
  expect(await ask(direct, 'wrong')).toBe('403 Forbidden');
  expect(invoked).toHaveLength(2);
});

test('a check that fails lets nobody in, and is asked again', async () => {
  outcome = () => ({ error: { errorType: 'Error', errorMessage: 'down' } }) as Outcome;
  expect(await ask(direct, 'right')).toBe('500 Internal Server Error');
  outcome = () => ({ payload: 'yes' });
  expect(await ask(direct, 'right')).toBe('403 Forbidden');
  expect(invoked).toHaveLength(2);
});
