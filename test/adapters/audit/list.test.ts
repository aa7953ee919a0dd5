import { afterAll, beforeAll, expect, it } from 'vitest';
import { CursorRefused } from '#adapters/dynamodb/cursor.ts';
import { billDay, dayAfter } from '#domain/payment/bill-day.ts';
import { creation, NOON, pendingState } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

const DAY = 86_400_000;
const LOOKS = 120;
const today = billDay(NOON);
let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  const at = (by: string, now: number, read?: string) =>
    test.store.noteSearch({ examId: 'demo', by, now, ...(read ? { read } : {}) });
  for (let n = 0; n < LOOKS; n += 1) await at('desk', NOON + n);
  await at('desk', NOON - 40 * DAY);
  await at('desk#x', NOON, 'day');
  await test.store.createApplication(creation('A001', { state: pendingState('A001', NOON) }));
  const claim = { examId: 'demo', queue: 'qualification' as const, departments: ['D1'], count: 1 };
  const state = (await test.store.loadApplication('A001'))?.state;
  const departments = [state?.departmentCode ?? ''];
  await test.store.claimReviews({ ...claim, departments, by: 'a', now: NOON });
  const named = { applicationIds: ['A001'], takeOver: true };
  await test.store.claimReviews({ ...claim, departments, by: 'lead', now: NOON + 1, ...named });
});
afterAll(() => test?.engine.stop());

async function all(request: { actor?: string; days: string[] }) {
  const items: Awaited<ReturnType<typeof test.store.listAudit>>['items'] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await test.store.listAudit({ examId: 'demo', ...request, cursor });
    items.push(...page.items);
    cursor = page.cursor;
    pages += 1;
  } while (cursor && pages < 10);
  return { items, pages };
}

it('tells a day, everybody’s entries once, the applicant’s own saves not at all', async () => {
  const { items, pages } = await all({ days: [today] });
  expect(pages).toBe(3);
  const count = (name: string) => items.filter(({ by }) => by === name).length;
  expect([count('desk'), count('desk#x'), count('lead')]).toEqual([LOOKS, 1, 1]);
  expect(items).toHaveLength(LOOKS + 2);
  const taken = items.find(({ by }) => by === 'lead');
  expect(taken).toMatchObject({
    applicationId: 'A001',
    events: [{ kind: 'lease-taken-over', detail: { from: 'a' } }],
  });
});

it('follows one person over quiet weeks, the newest first, and nobody of a longer name', async () => {
  const days = Array.from({ length: 60 }, (_, back) => dayAfter(today, -back));
  const { items } = await all({ actor: 'desk', days });
  expect(items).toHaveLength(LOOKS + 1);
  expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((a, b) => b - a));
  expect((await all({ actor: 'desk#x', days })).items.map(({ events }) => events)).toEqual([
    [{ kind: 'audit-read', detail: { read: 'day' } }],
  ]);
});

it('refuses a cursor of another person or exam', async () => {
  const { cursor } = await test.store.listAudit({ examId: 'demo', actor: 'desk', days: [today] });
  const refused = (request: { examId: string; actor?: string }) =>
    expect(test.store.listAudit({ ...request, days: [today], cursor })).rejects.toThrow(
      CursorRefused,
    );
  await refused({ examId: 'demo', actor: 'lead' });
  await refused({ examId: 'other', actor: 'desk' });
  await refused({ examId: 'demo' });
});
