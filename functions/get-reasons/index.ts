import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { toWireTime } from '#contract/time.ts';
import { defaultReasons } from '#domain/reason-library.ts';

/** The reasons to choose from: the office's own, or those that an exam starts with. */
export const handler = httpHandler('get-reasons', async ({ staff, params }) => {
  if (!hasRole(staff, 'reviewer', 'photo-reviewer', 'lead', 'exam-admin', 'auditor')) {
    return { refusal: { code: 'forbidden' } };
  }
  const db = await functionStore();
  const { examId } = params;
  const [exam, stored] = await Promise.all([db.viewExam(examId), db.loadReasons(examId)]);
  if (!exam) return { refusal: { code: 'not-found' } };
  if (!stored) return { status: 200, body: { version: 0, ...defaultReasons } };
  const { version, by, at, library } = stored;
  return { status: 200, body: { version, by, at: toWireTime(at), ...library } };
});
