import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewExam } from '#contract/exam.ts';
import { changedSettings } from '#contract/exam-office.ts';
import { checkChange } from '#domain/exam/check-change.ts';
import { isConfirmable } from '#domain/exam/finding.ts';
import { timetable } from '#domain/exam/stages.ts';

/** A draft as applicants would see it at an instant, and what publishing it now would meet. */
export const handler = httpHandler('preview-exam', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'exam-admin', 'auditor')) return { refusal: { code: 'forbidden' } };
  const { version = 0, confirmed: _, ...settings } = body.draft;
  const exam = { ...settings, examId: params.examId, version };
  const before = await db.loadExam(params.examId);
  const at = Date.parse(body.at);
  const findings = checkChange(settings, before, now).map((one) => ({
    ...one,
    confirmable: isConfirmable(one),
  }));
  const changed = changedSettings(exam, before);
  return {
    status: 200,
    body: { exam: viewExam(exam, at), timetable: timetable(exam, at), findings, changed },
  };
});
