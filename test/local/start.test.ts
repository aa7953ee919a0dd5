import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Local, startLocal } from '../../local/start.ts';

const MINUTES = 60_000;
let local: Local;

beforeAll(async () => {
  local = await startLocal({ home: mkdtempSync(join(tmpdir(), 'baoming-')), port: 0 });
}, 2 * MINUTES);
afterAll(() => local?.stop(), MINUTES);

const json = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

test('the demo exam is open and has its positions', async () => {
  const { body } = await json(`${local.endpoints.api}/api/exams`);
  expect(body).toMatchObject({ exams: [{ id: 'gansu-2017-03', phase: 'apply' }] });
  const { body: data } = await json(`${local.endpoints.site}/data/gansu-2017-03/positions.json`);
  expect((data.positions as unknown[]).length).toBeGreaterThanOrEqual(200);
});

test('a staff route needs a token, an unknown route is not found', async () => {
  const queue = `${local.endpoints.api}/api/review/queues/photo?examId=gansu-2017-03`;
  expect(await json(queue)).toEqual({ status: 401, body: { message: 'Unauthorized' } });
  const { control, api } = local.endpoints;
  const init = { method: 'POST', body: JSON.stringify({ username: 'photo-reviewer' }) };
  const { body } = await json(`${control}/tokens`, init);
  const headers = { authorization: `Bearer ${body.accessToken}` };
  expect(await json(queue, { headers })).toMatchObject({ status: 200, body: { items: [] } });
  expect(await json(`${api}/api/none`)).toEqual({ status: 404, body: { message: 'Not Found' } });
});

test('the clock reaches the functions', async () => {
  const { control, api } = local.endpoints;
  await json(`${control}/clock`, { method: 'PUT', body: '{"now":"2030-01-01T00:00:00+08:00"}' });
  const { body } = await json(`${api}/api/exams`);
  expect(body).toMatchObject({ exams: [{ phase: 'closed' }] });
  await json(`${control}/clock`, { method: 'DELETE' });
});

test('a schedule fires on demand', async () => {
  const { control } = local.endpoints;
  const run = (name: string) => json(`${control}/schedules/${name}/run`, { method: 'POST' });
  expect(await run('reconcile-payments')).toMatchObject({ status: 200 });
  expect(await run('nothing')).toMatchObject({ status: 404 });
});

test('every function is described with its policy', async () => {
  const { body } = await json(`${local.endpoints.control}/functions`);
  const functions = body.functions as { memory: number; policy: unknown[] }[];
  expect(functions.length).toBeGreaterThan(20);
  expect(functions.every(({ policy }) => policy.length > 0)).toBe(true);
});
