import * as z from 'zod';
import type { Exam } from '#domain/application/exam.ts';
import { PROMISED_HOURS } from '#domain/figures/forecast.ts';
import { waiverKindsOf } from '#domain/waiver-kinds.ts';
import { ExamView, wireWindows } from './exam.ts';
import { ExamPut, ExamWritten } from './exam-put.ts';
import { examId, text } from './text.ts';
import { officeTime, toWireTime, wireTime } from './time.ts';

const written = { version: z.int(), by: z.string(), at: wireTime };

export const SettingsQuery = z.strictObject({
  /** An earlier version; the one in force unless said. */
  version: z.coerce.number().int().min(1).optional(),
});
/** What put-exam takes, as it is in force, and every version that was. */
export const ExamSettings = z
  .strictObject({
    settings: ExamWritten.omit({ confirmed: true }),
    versions: z.array(z.strictObject(written)),
  })
  .meta({ id: 'ExamSettings' });

export const ExamDraft = z.strictObject({ at: wireTime, draft: ExamPut });
const Finding = z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() });
export const ExamPreview = z
  .strictObject({
    /** What applicants would be told at that instant. */
    exam: ExamView,
    timetable: z.array(
      z.strictObject({
        stage: z.string(),
        name: z.string(),
        state: z.enum(['before', 'open', 'over']),
        text: z.string(),
      }),
    ),
    /** What stands in the way of publishing it now. */
    findings: z.array(Finding.extend({ confirmable: z.boolean() })),
    /** Top-level settings that differ from those in force. */
    changed: z.array(z.string()),
  })
  .meta({ id: 'ExamPreview' });

export const CloneExam = z.strictObject({ examId, title: text(200), applyOpens: officeTime });

/** An exam as put-exam would take it again. */
export function writeExam(exam: Exam): z.output<typeof ExamSettings>['settings'] {
  const { examId: _, windows, notices = [], contacts = [], ...same } = exam;
  return {
    ...same,
    waiverKinds: waiverKindsOf(exam),
    contacts,
    promisedHours: exam.promisedHours ?? PROMISED_HOURS,
    windows: wireWindows(windows),
    notices: notices.map((notice) => ({ ...notice, at: toWireTime(notice.at) })),
  };
}

/** Names of the settings that differ. */
export function changedSettings(next: Exam, before: Exam | undefined): string[] {
  const { version: _, ...after } = writeExam(next);
  const { version: __, ...was } = before ? writeExam(before) : { version: 0 };
  const old: Record<string, unknown> = was;
  return Object.entries(after)
    .filter(([name, value]) => inOrder(value) !== inOrder(old[name]))
    .map(([name]) => name);
}

/** JSON with keys in order: a table gives the keys of a map in whatever order it likes. */
const inOrder = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
