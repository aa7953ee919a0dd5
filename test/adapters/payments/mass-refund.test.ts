import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MassRefund } from '#adapters/dynamodb/mass-types.ts';
import { refundNumber } from '#adapters/dynamodb/refund-item.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import { workMassRefund } from '#adapters/payments/office/mass-refund.ts';
import { examOf } from '../../domain/support/builders.ts';
import { NOON } from '../../support/application.ts';
import { loadOne, paidOne } from '../../support/paid.ts';
import { startStore, type TestStore } from '../../support/store.ts';

const names = Array.from({ length: 12 }, (_, index) => String(index));
let test: TestStore;
let exams = 0;
let people: string[] = [];
let fresh: MassRefund;

beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test?.engine.stop());

/** An exam of its own for each test: a run is over the whole exam. */
beforeEach(async () => {
  exams += 1;
  const examId = `exam-${exams}`;
  people = names.map((name) => `MASS${exams}X${name}`);
  fresh = { ...blank, examId, id: String(exams).padStart(26, '0') };
  await test.store.putExam(examOf({ examId }), undefined, { by: 'office', at: 0 });
  for (const id of people) await paidOne(test.store, id, examId);
});

const blank: MassRefund = {
  id: '',
  examId: '',
  reason: '考试取消',
  preview: false,
  status: 'counting',
  planned: 0,
  plannedFen: 0,
  limitFen: 10_000_000,
  started: 0,
  startedFen: 0,
  proposedBy: 'finance',
  createdAt: NOON,
  revision: 1,
};

/** Works until nothing is due, as the schedule does from minute to minute. */
async function work(store: Store = test.store): Promise<MassRefund> {
  for (let turn = 0; turn < 100; turn += 1) {
    const [due] = await test.store.dueMassRefunds();
    if (!due) break;
    await workMassRefund(store, due, NOON).catch(() => undefined);
  }
  const run = await test.store.loadMassRefund(fresh.id);
  if (!run) throw new Error('the run is missing');
  return run;
}

async function confirmed(changes: Partial<MassRefund> = {}): Promise<MassRefund> {
  await test.store.saveMassRefund({ ...fresh, ...changes });
  const counted = await work();
  const revision = counted.revision + 1;
  const running = { ...counted, status: 'running', confirmedBy: 'finance-b', revision } as const;
  expect(await test.store.saveMassRefund(running)).toBe('saved');
  expect(await test.store.saveMassRefund(running)).toBe('conflict');
  return running;
}

const begun = async (): Promise<number> => {
  const states = await Promise.all(people.map((id) => loadOne(test.store, id)));
  return states.filter(({ state }) => state.payment.status === 'refunding').length;
};

describe('a mass refund', () => {
  it('counts, and a preview ends there', async () => {
    await test.store.saveMassRefund({ ...fresh, preview: true });
    expect(await work()).toMatchObject({ status: 'counted', planned: 12, plannedFen: 180_000 });
    expect(await begun()).toBe(0);
  });

  it('counts nobody of another position', async () => {
    await test.store.saveMassRefund({ ...fresh, positionCode: 'P9' });
    expect(await work()).toMatchObject({ status: 'proposed', planned: 0 });
  });

  it('starts each once, although every page is lost once and worked by two', async () => {
    await confirmed();
    let saves = 0;
    const dying: Store = {
      ...test.store,
      async saveMassRefund(run) {
        saves += 1;
        if (saves % 2 === 1) throw new Error('died before it was noted');
        const both = [0, 1].map(() => test.store.saveMassRefund(run));
        const [first = 'conflict', second] = await Promise.all(both);
        return first === 'saved' ? first : (second ?? 'conflict');
      },
    };
    const run = await work(dying);
    expect(run).toMatchObject({ status: 'done', started: 12, startedFen: 180_000 });
    expect(await begun()).toBe(12);
    expect(await test.store.massProgress(fresh.id)).toEqual({
      started: 12,
      done: 0,
      failed: 0,
      totalFen: 180_000,
    });
    const due = await test.store.dueRefunds(NOON, 100);
    expect(due.filter(({ massId }) => massId === fresh.id)).toHaveLength(12);
  });

  it('stops at the limit in fen, after a crash too', async () => {
    await confirmed({ limitFen: 15_000 * 5 + 14_999 });
    let saves = 0;
    const dying: Store = {
      ...test.store,
      async saveMassRefund(run) {
        saves += 1;
        if (saves % 2 === 1) throw new Error('died before it was noted');
        return test.store.saveMassRefund(run);
      },
    };
    expect(await work(dying)).toMatchObject({ status: 'stopped', started: 5 });
    expect(await begun()).toBe(5);
  });

  it('stops at the count that was confirmed', async () => {
    await confirmed();
    await paidOne(test.store, 'LATER', fresh.examId);
    const run = await work();
    expect(run).toMatchObject({ status: 'stopped', started: 12 });
  });

  it('leaves alone what a person proposed by hand, and tells what is done', async () => {
    await confirmed();
    const [first = ''] = people;
    const { state } = await loadOne(test.store, first);
    const number = refundNumber('yeepay', state.payment.transactionId ?? '');
    const facts = { gateway: 'yeepay', transactionId: `T-${first}`, orderNumber: `ORD-${first}` };
    const persons = { kind: 'voluntary', status: 'proposed', proposedBy: 'finance' } as const;
    const refund = { refundNumber: number, ...facts, ...persons, amountFen: 1, createdAt: NOON };
    expect(await test.store.startRefund({ refund })).toBe('started');
    expect(await work()).toMatchObject({ status: 'done', started: 11 });
    expect(await begun()).toBe(11);
  });
});
