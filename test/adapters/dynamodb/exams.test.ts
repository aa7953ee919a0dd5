import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Exam } from '#domain/application/exam.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test?.engine.stop());

const exam = (examId: string, version: number, title = '试验考试') =>
  ({ examId, version, title }) as Exam;

it('stores an exam on condition of the version that was read', async () => {
  const { store } = test;
  expect(await store.loadExam('a')).toBeUndefined();
  expect(await store.putExam(exam('a', 1), undefined, { by: 'office', at: 0 })).toBe('stored');
  expect(await store.putExam(exam('a', 1), undefined, { by: 'office', at: 0 })).toBe('conflict');
  expect(await store.putExam(exam('a', 2, '改'), 1, { by: 'office', at: 0 })).toBe('stored');
  expect(await store.putExam(exam('a', 2), 1, { by: 'office', at: 0 })).toBe('conflict');
  expect(await store.loadExam('a')).toEqual(exam('a', 2, '改'));
});

it('lets one of five changes at once win, and lists every exam as it is', async () => {
  const { store } = test;
  await store.putExam(exam('b', 1), undefined, { by: 'office', at: 0 });
  const results = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => store.putExam(exam('b', 2, `第${n}次`), 1, { by: 'office', at: 0 })),
  );
  expect(results.filter((result) => result === 'stored')).toHaveLength(1);
  const listed = await store.listExams();
  expect(listed.map(({ examId }) => examId)).toEqual(['a', 'b']);
  expect(listed[1]).toEqual(await store.loadExam('b'));
});

it('keeps every version with who wrote it and when', async () => {
  const { store } = test;
  await store.putExam(exam('c', 1, '一'), undefined, { by: 'office', at: 1000 });
  await store.putExam(exam('c', 2, '二'), 1, { by: 'other', at: 2000 });
  expect(await store.putExam(exam('c', 2, '晚'), 1, { by: 'late', at: 3000 })).toBe('conflict');
  expect(await store.listExamVersions('c')).toEqual([
    { version: 1, by: 'office', at: 1000 },
    { version: 2, by: 'other', at: 2000 },
  ]);
  expect((await store.loadExamVersion('c', 1))?.title).toBe('一');
  expect(await store.loadExamVersion('c', 3)).toBeUndefined();
});
