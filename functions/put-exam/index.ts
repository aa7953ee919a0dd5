import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewExam } from '#contract/exam.ts';
import { checkChange } from '#domain/exam/check-change.ts';
import { standing } from '#domain/exam/finding.ts';

/** Publishes an exam's settings as its next version; in force with the next request. */
export const handler = httpHandler('put-exam', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const { version, confirmed, ...settings } = body;
  const { examId } = params;
  const before = await db.loadExam(examId);
  if (before?.version !== version) return { refusal: { code: 'version-conflict' } };
  const errors = standing(checkChange(settings, before, now), confirmed);
  if (errors.length > 0) return { errors };
  const exam = { ...settings, examId, version: (version ?? 0) + 1 };
  const stored = await db.putExam(exam, version, { by: staff.username, at: now });
  if (stored === 'conflict') return { refusal: { code: 'version-conflict' } };
  return { status: version === undefined ? 201 : 200, body: viewExam(exam, now) };
});
