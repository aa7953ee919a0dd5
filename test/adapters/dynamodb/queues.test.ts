import { afterAll, beforeAll, expect, it } from 'vitest';
import { CursorRefused } from '#adapters/dynamodb/cursor.ts';
import { queryAll } from '#adapters/dynamodb/read.ts';
import type { Position } from '#domain/application/exam.ts';
import { creation, NOON, pendingState } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

const PEOPLE = 24;
let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  for (let n = 0; n < PEOPLE; n += 1) {
    const id = `Q${String(n).padStart(3, '0')}`;
    const state = { ...pendingState(id, NOON + n), departmentCode: n % 2 ? 'D1' : 'D2' };
    await test.store.createApplication(creation(id, { state, idNumber: `synthetic-${n}` }));
  }
});
afterAll(() => test?.engine.stop());

const selection = { examId: 'demo', queue: 'qualification' as const, departments: ['D1', 'D2'] };

it('pages over departments, oldest first, each application once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await test.store.listQueue({ ...selection, limit: 7, cursor });
    seen.push(...page.items.map(({ state }) => state.applicationId));
    cursor = page.cursor;
  } while (cursor);
  expect(seen).toHaveLength(PEOPLE);
  expect(seen).toEqual([...seen].sort());
});

it('shows one department only its own, and refuses an edited or foreign cursor', async () => {
  const one = { ...selection, departments: ['D1'], limit: 5 };
  const page = await test.store.listQueue(one);
  expect(new Set(page.items.map(({ state }) => state.departmentCode))).toEqual(new Set(['D1']));
  const forged = Buffer.from('{"D1":"0"}').toString('base64url');
  const edited = `${forged}.${page.cursor?.split('.')[1]}`;
  await expect(test.store.listQueue({ ...one, cursor: edited })).rejects.toThrow(CursorRefused);
  const foreign = { ...one, examId: 'other', cursor: page.cursor };
  await expect(test.store.listQueue(foreign)).rejects.toThrow(CursorRefused);
  for (const departments of [['D2'], ['D1', 'D2']]) {
    const others = { ...one, departments, cursor: page.cursor };
    await expect(test.store.listQueue(others)).rejects.toThrow(CursorRefused);
  }
});

it('gives two reviewers different applications until a lease ends', async () => {
  const claim = (by: string, now: number) =>
    test.store.claimReviews({ ...selection, by, count: 5, now });
  const [a, b] = await Promise.all([claim('a', NOON), claim('b', NOON)]);
  const ids = [...a.items, ...b.items].map(({ state }) => state.applicationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(a.items.length + b.items.length).toBe(10);
  const mine = (await claim('a', NOON + 1)).items.map(({ state }) => state.applicationId);
  expect(mine.sort()).toEqual(a.items.map(({ state }) => state.applicationId).sort());
  const later = await claim('c', a.leaseUntil + 1);
  expect(later.items[0]?.state.applicationId).toBe('Q000');
});

it('keeps what one holds, and only a take-over takes what a colleague holds', async () => {
  const later = NOON + 60 * 60_000;
  const ids = ['Q010', 'Q011', 'GONE'];
  const claim = (by: string, now: number, takeOver = false) =>
    test.store.claimReviews({ ...selection, by, count: 1, now, applicationIds: ids, takeOver });
  const names = ({ items }: Awaited<ReturnType<typeof claim>>) =>
    items.map(({ state, head }) => `${state.applicationId} ${head.lease?.by}`);
  expect(names(await claim('a', later))).toEqual(['Q010 a', 'Q011 a']);
  expect(names(await claim('b', later + 1))).toEqual([]);
  const kept = await claim('a', later + 9 * 60_000);
  expect(kept.leaseUntil).toBe(later + 19 * 60_000);
  expect(names(await claim('b', later + 11 * 60_000))).toEqual([]);
  expect(names(await claim('lead', later + 12 * 60_000, true))).toEqual(['Q010 lead', 'Q011 lead']);
  expect(names(await claim('a', later + 12 * 60_000 + 1))).toEqual([]);
  const trail = await queryAll(test.table, 'TAKEOVERS#demo');
  expect(trail.map(({ by, from }) => `${by} from ${from}`)).toEqual(['lead from a', 'lead from a']);
  const foreign = { ...selection, departments: ['D1'], by: 'lead', count: 1, now: later };
  const taken = await test.store.claimReviews({ ...foreign, applicationIds: ['Q010'] });
  expect(taken.items).toEqual([]);
});

it('lists all live applications of an exam from a cursor', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await test.store.examApplications('demo', cursor);
    seen.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  expect(new Set(seen).size).toBe(PEOPLE);
});

it('keeps positions and their departments', async () => {
  const position = (n: number) =>
    ({ code: `P${n}`, department: { code: `D${n % 3}`, name: '某部门' } }) as Position;
  await test.store.putPositions(
    'demo',
    Array.from({ length: 60 }, (_, n) => position(n)),
  );
  expect(await test.store.loadPositions('demo')).toHaveLength(60);
  expect(await test.store.loadPosition('demo', 'P7')).toMatchObject({ code: 'P7' });
  expect(await test.store.loadDepartments('demo')).toEqual(['D0', 'D1', 'D2']);
  const names = { D0: '某部门', D1: '某部门', D2: '某部门' };
  expect(await test.store.loadDepartmentNames('demo')).toEqual(names);
  expect(await test.store.loadDepartmentNames('none')).toEqual({});
});

it('counts failed log-ins one by one, also at once', async () => {
  await Promise.all([1, 2, 3].map((n) => test.store.noteFailedLogin('bucket', NOON + n)));
  expect((await test.store.loginAttempts('bucket'))?.failures).toBe(3);
  await test.store.noteFailedLogin('bucket', NOON + 7_200_000);
  expect((await test.store.loginAttempts('bucket'))?.failures).toBe(1);
  expect(await test.store.loginAttempts('nobody')).toBeUndefined();
});
