import * as z from 'zod';
import type { Exam, Notice, Window } from '#domain/application/exam.ts';
import { confirmable } from '#domain/exam/finding.ts';
import { PROMISED_HOURS } from '#domain/figures/forecast.ts';
import { defaultWaiverKinds } from '#domain/waiver-kinds.ts';
import { code, text, version } from './text.ts';
import { isZone, officeTime, toInstant, wireTime } from './time.ts';

const window = z.strictObject({ opens: officeTime, closes: officeTime });
const named = z.strictObject({ code: code(), name: text(100) });

export const photoRule = z.strictObject({
  maxBytes: z.int().min(1024).max(2_097_152),
  minWidth: z.int().min(1).max(10_000),
  minHeight: z.int().min(1).max(10_000),
  backgrounds: z.array(z.enum(['red', 'blue', 'white'])).min(1),
  reviewCleanPass: z.boolean(),
});
const area = named.extend({ capacity: z.int().min(1).max(1_000_000).optional() });
export const areas = z.array(area).min(1).max(1000);
export const contacts = z
  .array(z.strictObject({ name: text(100), phone: text(60), hours: text(100, 0) }))
  .max(50);
const noticeOf = <Time extends z.ZodType>(at: Time) =>
  z.strictObject({
    id: code(),
    kind: z.enum(['notice', 'correction']),
    at,
    title: text(200),
    text: text(20_000),
  });
export const notices = z.array(noticeOf(wireTime)).max(200);
export const gateways = z
  .array(z.strictObject({ id: code(), name: text(100), banks: z.array(named).max(200) }))
  .min(1);
export const pledge = z.strictObject({ version: code(), text: text(50_000) });
/** Who need not pay the fee, by the exam's announcement. */
export const waiverKinds = z.array(named).min(1).max(20);
export const feeFen = z.int().min(0).max(10_000_000);

export const promisedHours = z.int().min(1).max(720);

/** What the office writes, as it writes it. */
export const ExamWritten = z.strictObject({
  /** The version that is replaced; absent for a new exam. */
  version: version.optional(),
  title: text(200),
  screenTitle: text(200),
  entryText: text(2000, 0),
  zone: z.string().refine(isZone, { params: { code: 'unknown-zone' } }),
  windows: z.strictObject({
    apply: window,
    edit: window,
    review: window,
    photo: window,
    pay: window,
    supplementary: window.optional(),
  }),
  feeFen,
  waiverKinds: waiverKinds.default(defaultWaiverKinds),
  pledge,
  photoRule,
  changePolicy: z.enum(['untilReviewed', 'untilApproved', 'untilPaid']),
  areas,
  gateways,
  graceSeconds: z.int().min(0).max(3600),
  promisedHours: promisedHours.default(PROMISED_HOURS),
  contacts: contacts.default([]),
  notices: z.array(noticeOf(officeTime)).max(200).default([]),
  /** What the office was warned of and wants nevertheless. */
  confirmed: z.array(z.enum(confirmable)).max(20).default([]),
});

export type ExamPut = Omit<Exam, 'examId' | 'version'> & {
  version?: number | undefined;
  confirmed: (typeof confirmable)[number][];
};

type Issue = (path: (string | number)[], code: string) => void;

/** The body of `put-exam`; parsed, its times are instants. */
export const ExamPut = ExamWritten.transform((body, context): ExamPut => {
  const issue: Issue = (path, code) => context.addIssue({ code: 'custom', path, params: { code } });
  const { supplementary, ...stages } = body.windows;
  const windows = Object.fromEntries(
    Object.entries(stages).map(([name, each]) => [name, windowOf(each, name, body.zone, issue)]),
  ) as Exam['windows'];
  if (supplementary) {
    windows.supplementary = windowOf(supplementary, 'supplementary', body.zone, issue);
  }
  const notices = body.notices.map((notice, index): Notice => {
    const at = toInstant(notice.at, body.zone);
    if (at === undefined) issue(['notices', index, 'at'], 'wrong-format');
    return { ...notice, at: at ?? 0 };
  });
  return { ...body, windows, notices };
});

/** The wire tells whole seconds: an exam written again as it was shown stays the same. */
const wholeSecond = (at: number | undefined) => at && at - (at % 1000);

function windowOf(
  written: { opens: string; closes: string },
  name: string,
  zone: string,
  issue: Issue,
): Window {
  const opens = wholeSecond(toInstant(written.opens, zone));
  const closes = wholeSecond(toInstant(written.closes, zone));
  if (opens !== undefined && closes !== undefined && opens < closes) return { opens, closes };
  issue(['windows', name, opens === undefined ? 'opens' : 'closes'], 'not-a-window');
  return { opens: 0, closes: 0 };
}
