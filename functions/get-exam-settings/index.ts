import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { writeExam } from '#contract/exam-office.ts';
import { toWireTime } from '#contract/time.ts';

/** An exam as the office wrote it, one version or the one in force, and who wrote which. */
export const handler = httpHandler('get-exam-settings', async ({ staff, params, query }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'exam-admin', 'auditor')) return { refusal: { code: 'forbidden' } };
  const { examId } = params;
  const { version } = query;
  const exam = await (version ? db.loadExamVersion(examId, version) : db.loadExam(examId));
  if (!exam) return { refusal: { code: 'not-found' } };
  const versions = (await db.listExamVersions(examId)).map((one) => ({
    ...one,
    at: toWireTime(one.at),
  }));
  return { status: 200, body: { settings: writeExam(exam), versions } };
});
