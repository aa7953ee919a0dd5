import * as z from 'zod';
import type { Exam, Window } from '#domain/application/exam.ts';
import { PROMISED_HOURS } from '#domain/figures/forecast.ts';
import { waiverKindsOf } from '#domain/waiver-kinds.ts';
import {
  areas,
  contacts,
  feeFen,
  gateways,
  notices,
  photoRule,
  pledge,
  promisedHours,
  waiverKinds,
} from './exam-put.ts';
import { toWireTime, wireTime } from './time.ts';

const window = z.strictObject({ opens: wireTime, closes: wireTime });
const phase = z.enum(['upcoming', 'apply', 'review', 'photo', 'pay', 'waiting', 'closed']);
type Phase = z.output<typeof phase>;

const ExamSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  phase,
  apply: window,
});
export const ExamList = z.strictObject({ exams: z.array(ExamSummary) });

export const ExamView = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    screenTitle: z.string(),
    entryText: z.string(),
    zone: z.string(),
    windows: z.strictObject({
      apply: window,
      edit: window,
      review: window,
      photo: window,
      pay: window,
      supplementary: window.optional(),
    }),
    phase,
    feeFen,
    currency: z.literal('CNY'),
    waiverKinds,
    pledge,
    photoRule,
    changePolicy: z.enum(['untilReviewed', 'untilApproved', 'untilPaid']),
    areas,
    gateways,
    contacts,
    promisedHours,
    /** Those that are public by now, the newest first. */
    notices,
  })
  .meta({ id: 'Exam' });

const wireWindow = ({ opens, closes }: Window) => ({
  opens: toWireTime(opens),
  closes: toWireTime(closes),
});

/** Where an exam stands: the first of its open stages, in the guide's order. */
export function phaseOf({ windows }: Exam, now: number): Phase {
  if (now < windows.apply.opens) return 'upcoming';
  const stages = ['apply', 'review', 'photo', 'pay'] as const;
  const open = stages.find((name) => now >= windows[name].opens && now < windows[name].closes);
  return open ?? (now < windows.pay.closes ? 'waiting' : 'closed');
}

export function summariseExam(exam: Exam, now: number): z.output<typeof ExamSummary> {
  const { examId, title, windows } = exam;
  return { id: examId, title, phase: phaseOf(exam, now), apply: wireWindow(windows.apply) };
}

/** The public view of an exam; times in China Standard Time. */
export function viewExam(exam: Exam, now: number): z.output<typeof ExamView> {
  const { examId, windows, graceSeconds: _, contacts = [], notices = [], ...shown } = exam;
  return {
    id: examId,
    ...shown,
    currency: 'CNY',
    waiverKinds: waiverKindsOf(exam),
    phase: phaseOf(exam, now),
    windows: wireWindows(windows),
    contacts,
    promisedHours: exam.promisedHours ?? PROMISED_HOURS,
    notices: notices
      .filter(({ at }) => at <= now)
      .sort((a, b) => b.at - a.at)
      .map((notice) => ({ ...notice, at: toWireTime(notice.at) })),
  };
}

/** Every window of the exam as the wire has it. */
export function wireWindows(windows: Exam['windows']): z.output<typeof ExamView>['windows'] {
  const { apply, edit, review, photo, pay, supplementary } = windows;
  return {
    apply: wireWindow(apply),
    edit: wireWindow(edit),
    review: wireWindow(review),
    photo: wireWindow(photo),
    pay: wireWindow(pay),
    ...(supplementary ? { supplementary: wireWindow(supplementary) } : {}),
  };
}
