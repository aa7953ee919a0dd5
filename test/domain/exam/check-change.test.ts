import { describe, expect, it } from 'vitest';
import type { Exam } from '#domain/application/exam.ts';
import { checkChange } from '#domain/exam/check-change.ts';
import { cloneExam } from '#domain/exam/clone.ts';
import { standing } from '#domain/exam/finding.ts';
import { timetable } from '#domain/exam/stages.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const window = (opens: string, closes: string) => ({ opens: at(opens), closes: at(closes) });

const before: Exam = {
  examId: 'sample',
  version: 3,
  title: '样本考试',
  screenTitle: '样本考试',
  entryText: '',
  zone: 'Asia/Shanghai',
  windows: {
    apply: window('2017-03-16T09:00', '2017-03-21T00:00'),
    edit: window('2017-03-16T09:00', '2017-03-22T00:00'),
    review: window('2017-03-16T09:00', '2017-03-24T00:00'),
    photo: window('2017-03-16T09:00', '2017-03-26T00:00'),
    pay: window('2017-03-24T09:00', '2017-03-27T00:00'),
  },
  feeFen: 15_000,
  waiverKinds: [{ code: 'disability', name: '残疾' }],
  pledge: { version: '1', text: '承诺' },
  photoRule: {
    maxBytes: 20_480,
    minWidth: 110,
    minHeight: 154,
    backgrounds: ['red', 'blue'],
    reviewCleanPass: true,
  },
  changePolicy: 'untilApproved',
  areas: [{ code: 'a', name: '甲' }],
  gateways: [{ id: 'yeepay', name: '易宝', banks: [] }],
  graceSeconds: 0,
  notices: [
    { id: 'n1', kind: 'notice', at: at('2017-03-10T09:00'), title: '招考公告', text: '全文' },
  ],
};
const applying = at('2017-03-20T23:50');
const paying = at('2017-03-25T09:00');
const codesAt = (now: number, next: Partial<Exam>, was: Exam | undefined = before) =>
  checkChange({ ...before, ...next }, was, now).map(({ code, pointer }) => `${code} ${pointer}`);
const moved = (name: keyof Exam['windows'], opens: string, closes: string) => ({
  windows: { ...before.windows, [name]: window(opens, closes) },
});

describe('settings that are published', () => {
  it('are fine as they were, at any time', () => {
    for (const now of [0, applying, paying, at('2018-01-01T00:00')]) {
      expect(codesAt(now, {})).toEqual([]);
    }
  });

  it('may extend a window at 23:50, and open one again that is over', () => {
    expect(codesAt(applying, moved('apply', '2017-03-16T09:00', '2017-03-21T12:00'))).toEqual([]);
    expect(codesAt(paying, moved('apply', '2017-03-16T09:00', '2017-03-26T00:00'))).toEqual([]);
  });

  it.each([
    ['apply', '2017-03-21T09:00', '2017-03-25T00:00', 'window-taken-back /windows/apply/opens'],
    ['apply', '2017-03-16T09:00', '2017-03-20T12:00', 'window-ends-now /windows/apply/closes'],
    ['apply', '2017-03-16T09:00', '2017-03-20T23:55', 'window-shortened /windows/apply/closes'],
    ['pay', '2017-03-24T09:00', '2017-03-25T00:00', 'pay-ends-early /windows/pay/closes'],
    ['photo', '2017-03-26T00:00', '2017-03-25T00:00', 'not-a-window /windows/photo/closes'],
    ['pay', '2017-03-15T09:00', '2017-03-27T00:00', 'before-apply /windows/pay/opens'],
  ] as const)('%s from %s to %s: %s', (name, opens, closes, found) => {
    expect(codesAt(applying, moved(name, opens, closes))).toContain(found);
  });

  it('say in one sentence what would happen to people', () => {
    const next = { ...before, ...moved('apply', '2017-03-16T09:00', '2017-03-20T12:00') };
    const [finding] = checkChange(next, before, applying);
    expect(finding?.detail).toBe('网上报名正在进行，2017年3月20日 12:00已经过去，发布后立即截止');
  });

  it.each([
    [{ pledge: { version: '1', text: '新承诺' } }, 'pledge-unchanged-version /pledge/version'],
    [{ areas: [{ code: 'b', name: '乙' }] }, 'area-in-use /areas'],
    [{ waiverKinds: [{ code: 'x', name: '其他' }] }, 'waiver-kind-in-use /waiverKinds'],
    [{ zone: 'Asia/Urumqi' }, 'zone-fixed /zone'],
    [{ photoRule: { ...before.photoRule, minWidth: 200 } }, 'photo-rule-tightened /photoRule'],
    [{ feeFen: 10_000 }, 'fee-fixed /feeFen'],
    [{ notices: [] }, 'notice-published /notices'],
    [{ areas: [...before.areas, { code: 'a', name: '又' }] }, 'repeated /areas/1/code'],
  ] as [Partial<Exam>, string][])('%j: %s', (next, found) => {
    expect(codesAt(paying, next)).toEqual([found]);
  });

  it('may change the fee until the first order can be opened, and the pledge by a new version', () => {
    expect(codesAt(before.windows.pay.opens - 1, { feeFen: 1 })).toEqual([]);
    expect(codesAt(before.windows.pay.opens, { feeFen: 1 })).toEqual(['fee-fixed /feeFen']);
    expect(codesAt(paying, { pledge: { version: '2', text: '新承诺' } })).toEqual([]);
  });

  it('may be published in spite of a warning, never in spite of a mistake', () => {
    const next = { ...before, ...moved('apply', '2017-03-16T09:00', '2017-03-20T12:00') };
    const findings = checkChange({ ...next, feeFen: 1 }, before, paying - 86_400_000 * 5);
    expect(findings.map(({ code }) => code)).toEqual(['window-shortened']);
    expect(standing(findings, ['window-shortened'])).toEqual([]);
    const wrong = checkChange({ ...next, feeFen: 1 }, before, paying);
    expect(standing(wrong, ['window-shortened', 'fee-fixed'])).toHaveLength(1);
  });
});

it('tells every stage at an instant; midnight is 24:00 of the day before', () => {
  const texts = timetable(before, applying).map(({ text }) => text);
  expect(texts[0]).toBe('网上报名进行中，2017年3月20日 24:00截止');
  expect(texts[4]).toBe('网上缴费将于2017年3月24日 09:00开始');
  expect(timetable(before, at('2017-03-21T00:00'))[0]).toMatchObject({
    state: 'over',
    text: '网上报名已于2017年3月20日 24:00截止',
  });
});

it('makes next year’s exam of last year’s', () => {
  const order = { examId: 'next', title: '新', applyOpens: at('2018-03-16T09:00') };
  const next = cloneExam(before, order);
  expect(next).toMatchObject({ examId: 'next', version: 1, title: '新', notices: [] });
  expect(next.windows.pay).toEqual(window('2018-03-24T09:00', '2018-03-27T00:00'));
  expect(next.windows.supplementary).toBeUndefined();
  expect(checkChange(next, undefined, 0)).toEqual([]);
});
