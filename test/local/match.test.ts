import { expect, test } from 'vitest';
import { matchRoute } from '../../local/api/match.ts';

const routes = [
  '$default',
  'GET /files/{proxy+}',
  'GET /files/{name}',
  'GET /files/list',
  'ANY /files/list',
  'GET /a/{b}/c',
].map((routeKey) => ({ routeKey, functionName: 'any' }));
const keyOf = (method: string, path: string) => matchRoute(routes, method, path)?.route.routeKey;

test.each([
  ['GET', '/files/list', 'GET /files/list'],
  ['PUT', '/files/list', 'ANY /files/list'],
  ['GET', '/files/other', 'GET /files/{name}'],
  ['GET', '/files/a/b', 'GET /files/{proxy+}'],
  ['GET', '/a/1/c', 'GET /a/{b}/c'],
  ['GET', '/a/1/d', '$default'],
  ['POST', '/files/x', '$default'],
])('%s %s is answered by %s', (method, path, expected) => {
  expect(keyOf(method, path)).toBe(expected);
});

test('parameters are decoded', () => {
  expect(matchRoute(routes, 'GET', '/files/%E5%85%B0')?.parameters).toEqual({ name: '兰' });
});

test('an empty parameter matches nothing', () => {
  expect(keyOf('GET', '/a//c')).toBe('$default');
});
