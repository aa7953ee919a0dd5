import * as z from 'zod';
import type { Exam, Window, WindowName } from '#domain/application/exam.ts';
import { defaultWaiverKinds } from '#domain/waiver-kinds.ts';
import { code, text, version } from './text.ts';
import { isZone, officeTime, toInstant } from './time.ts';

const windowNames = ['apply', 'edit', 'review', 'photo', 'pay'] as const;
const window = z.strictObject({ opens: officeTime, closes: officeTime });
const named = z.strictObject({ code: code(), name: text(100) });

export const photoRule = z.strictObject({
  maxBytes: z.int().min(1024).max(2_097_152),
  minWidth: z.int().min(1).max(10_000),
  minHeight: z.int().min(1).max(10_000),
  backgrounds: z.array(z.enum(['red', 'blue', 'white'])).min(1),
  reviewCleanPass: z.boolean(),
});
export const areas = z.array(named).min(1).max(1000);
export const gateways = z
  .array(z.strictObject({ id: code(), name: text(100), banks: z.array(named).max(200) }))
  .min(1);
export const pledge = z.strictObject({ version: code(), text: text(50_000) });
/** Who need not pay the fee, by the exam's announcement. */
export const waiverKinds = z.array(named).min(1).max(20);
export const feeFen = z.int().min(0).max(10_000_000);

const written = z.strictObject({
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
  }),
  feeFen,
  waiverKinds: waiverKinds.default(defaultWaiverKinds),
  pledge,
  photoRule,
  changePolicy: z.enum(['untilReviewed', 'untilApproved', 'untilPaid']),
  areas,
  gateways,
  graceSeconds: z.int().min(0).max(3600),
});

export type ExamPut = Omit<Exam, 'examId' | 'version'> & { version?: number | undefined };

/** The body of `put-exam`: what the office writes; parsed, its times are instants. */
export const ExamPut = written.transform((body, context): ExamPut => {
  const windows = {} as Record<WindowName, Window>;
  for (const name of windowNames) {
    const opens = toInstant(body.windows[name].opens, body.zone);
    const closes = toInstant(body.windows[name].closes, body.zone);
    if (opens !== undefined && closes !== undefined && opens < closes) {
      windows[name] = { opens, closes };
      continue;
    }
    const wrong = opens === undefined ? 'opens' : 'closes';
    const params = { code: 'not-a-window' };
    context.addIssue({ code: 'custom', path: ['windows', name, wrong], params });
  }
  return { ...body, windows };
});
