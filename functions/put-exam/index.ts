import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewExam } from '#contract/exam.ts';

/** Writes an exam's configuration; in force with the next request. */
export const handler = httpHandler('put-exam', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const { version, ...written } = body;
  const exam = { ...written, examId: params.examId, version: (version ?? 0) + 1 };
  const stored = await db.putExam(exam, version);
  if (stored === 'conflict') return { refusal: { code: 'version-conflict' } };
  return { status: version === undefined ? 201 : 200, body: viewExam(exam, now) };
});
