import { expect, it } from 'vitest';
import { ExamView, phaseOf, viewExam } from '#contract/exam.ts';
import { changedSettings, writeExam } from '#contract/exam-office.ts';
import { ExamPut } from '#contract/exam-put.ts';
import { issuesProblem } from '#contract/problem.ts';

const window = { opens: '2017-03-16T09:00', closes: '2017-03-20T24:00' };
const later = { opens: '2017-03-24T09:00', closes: '2017-03-26T24:00' };
const written = {
  title: '样本考试',
  screenTitle: '样本考试',
  entryText: '',
  zone: 'Asia/Shanghai',
  windows: { apply: window, edit: window, review: window, photo: window, pay: later },
  feeFen: 15000,
  pledge: { version: '1', text: '承诺' },
  photoRule: {
    maxBytes: 20480,
    minWidth: 100,
    minHeight: 140,
    backgrounds: ['white'],
    reviewCleanPass: true,
  },
  changePolicy: 'untilApproved',
  areas: [{ code: 'a', name: '甲' }],
  gateways: [{ id: 'yeepay', name: '易宝', banks: [] }],
  graceSeconds: 30,
};
const { confirmed: _, ...settings } = ExamPut.parse(written);
const exam = { ...settings, examId: 'sample', version: 1 };

it('reads office times as instants and shows them with offset', () => {
  expect(exam.windows.apply.closes).toBe(Date.UTC(2017, 2, 20, 16));
  const view = ExamView.parse(viewExam(exam, exam.windows.apply.opens));
  expect(view.windows.apply.closes).toBe('2017-03-21T00:00:00+08:00');
  expect(view).toMatchObject({ id: 'sample', phase: 'apply', currency: 'CNY' });
});

it('writes an exam so that it can be put again, and names what a draft changes', () => {
  const again = ExamPut.parse(writeExam({ ...exam, version: 4 }));
  expect(again).toEqual({ ...settings, version: 4, confirmed: [] });
  expect(changedSettings({ ...exam, version: 5, feeFen: 1 }, exam)).toEqual(['feeFen']);
  expect(changedSettings(exam, undefined)).toContain('windows');
});

it('shows notices from their hour on, the newest first', () => {
  const notices = ['2017-03-10T09:00', '2017-03-19T24:00'].map((at, index) => ({
    ...{ id: `n${index}`, kind: 'notice', at, title: '公告', text: '全文' },
  }));
  const { confirmed: __, ...parsed } = ExamPut.parse({ ...written, notices });
  const announced = { ...parsed, examId: 'sample', version: 1 };
  const seenAt = (at: string) => viewExam(announced, Date.parse(at)).notices.map(({ id }) => id);
  expect(seenAt('2017-03-19T23:59:59+08:00')).toEqual(['n0']);
  expect(seenAt('2017-03-20T00:00:00+08:00')).toEqual(['n1', 'n0']);
});

it('tells the phase at the half-open borders', () => {
  const { apply, pay } = exam.windows;
  expect(phaseOf(exam, apply.opens - 1)).toBe('upcoming');
  expect(phaseOf(exam, apply.closes)).toBe('waiting');
  expect(phaseOf(exam, pay.closes - 1)).toBe('pay');
  expect(phaseOf(exam, pay.closes)).toBe('closed');
});

it('points at a window that is none', () => {
  const upside = { opens: window.closes, closes: window.opens };
  const { error } = ExamPut.safeParse({ ...written, windows: { ...written.windows, pay: upside } });
  expect(issuesProblem(error?.issues ?? [], 't').errors).toMatchObject([
    { pointer: '/windows/pay/closes', code: 'not-a-window' },
  ]);
});
