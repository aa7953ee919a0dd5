import { describe, expect, it } from 'vitest';
import { evolve } from '#domain/application/evolve.ts';
import { historyEntry } from '#domain/application/history.ts';
import { label, nextStep } from '#domain/application/label.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { viewStatuses } from '#domain/application/view.ts';
import {
  doubtedOrder,
  during,
  examOf,
  opens,
  paid,
  payable,
  payCloses,
  photoOf,
  qualified,
  stateOf,
  waived,
} from '../support/builders.ts';

const status = (value: ApplicationState['qualification']['status']) => ({
  qualification: { status: value, reasons: [], since: opens },
});
const payment = (value: ApplicationState['payment']['status']) => ({
  payment: { status: value, amountFen: 15_000 },
});

/** Changes, the label, and the next step during the windows. */
const rows: [Partial<ApplicationState>, string, string][] = [
  [{}, '待审核', 'wait-qualification'],
  [status('returned'), '退回补充材料', 'material'],
  [status('rejected'), '审核未通过', 'edit'],
  [qualified, '审核通过', 'upload-photo'],
  [{ ...qualified, ...photoOf('checking') }, '照片待审核', 'wait-photo'],
  [{ ...qualified, ...photoOf('pending') }, '照片待审核', 'wait-photo'],
  [{ ...qualified, ...photoOf('failed') }, '照片审核未通过', 'upload-photo'],
  [{ ...qualified, ...photoOf('rejected') }, '照片审核未通过', 'upload-photo'],
  [{ ...qualified, ...waived }, '审核通过', 'upload-photo'],
  [payable, '照片审核通过，请缴费', 'pay'],
  [{ ...payable, ...doubtedOrder }, '缴费确认中', 'wait-payment'],
  [{ ...payable, ...waived, confirmation: 'confirmed' }, '免缴考务费', 'done'],
  [{ ...payable, ...paid, confirmation: 'confirmed' }, '已经交费', 'done'],
  [{ ...payable, confirmation: 'abandoned' }, '视为自动放弃考试资格', 'none'],
  [{ ...payable, ...payment('refunded') }, '已退费', 'none'],
  [{ ...payable, ...payment('refunding') }, '退费中', 'none'],
  [{ ...payable, ...paid, confirmation: 'disqualified' }, '已取消报考资格', 'none'],
  [{ ...payable, ...paid, ...status('withdrawn') }, '已撤回', 'none'],
];

describe('label and nextStep', () => {
  it.each(rows)('%j: %s, %s', (changes, words, step) => {
    const state = stateOf(changes);
    expect(label(state)).toBe(words);
    expect(nextStep(state, examOf(), during)).toBe(step);
  });

  it('has no step after the windows, unless a personal extension', () => {
    for (const changes of [status('rejected'), status('returned'), qualified, payable]) {
      expect(nextStep(stateOf(changes), examOf(), payCloses)).toBe('none');
    }
    const extended = stateOf({ ...payable, extension: payCloses + 1 });
    expect(nextStep(extended, examOf(), payCloses)).toBe('pay');
  });
});

describe('viewStatuses', () => {
  it('shows instants with their offset and nobody of the staff', () => {
    const state = stateOf({ ...payable, ...paid, confirmation: 'confirmed' });
    const view = viewStatuses(state, examOf(), during);
    expect(view.qualification).toEqual({
      status: 'approved',
      reasons: [],
      decidedAt: '2017-03-15T09:00:00+08:00',
    });
    expect(view.photo).toEqual({ status: 'approved', reasons: [], advice: [], sha256: 'aa' });
    expect(view.payment).toEqual({
      status: 'paid',
      amountFen: 15_000,
      currency: 'CNY',
      orderNumber: 'O1',
      transactionId: 'T1',
      paidAt: '2017-03-16T09:00:00+08:00',
    });
    expect(view).toMatchObject({ label: '已经交费', nextStep: 'done', confirmation: 'confirmed' });
  });
});

describe('historyEntry', () => {
  it('speaks the applicant’s language', () => {
    const by = { kind: 'staff', id: 'reviewer' } as const;
    expect(historyEntry({ kind: 'qualification-approved', at: 1, by })).toEqual({
      at: 1,
      event: '资格审核通过',
      by: '工作人员',
    });
  });
});

describe('evolve', () => {
  it('leaves a state alone without events, and makes nothing out of nothing', () => {
    const state = stateOf();
    expect(evolve(state, [])).toBe(state);
    expect(() => evolve(undefined, [])).toThrow('no application');
    const by = { kind: 'system', id: 'x' } as const;
    expect(() => evolve(undefined, [{ kind: 'saved', at: 1, by, set: {} }])).toThrow('ids');
  });
});
