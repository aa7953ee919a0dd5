import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { toWireTime } from '#contract/time.ts';

/** Writes the library anew as its next version; decisions keep the texts that they were made with. */
export const handler = httpHandler('put-reasons', async ({ staff, params, body, now }) => {
  if (!hasRole(staff, 'lead', 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { examId } = params;
  if (!(await db.viewExam(examId))) return { refusal: { code: 'not-found' } };
  const { version: before, ...library } = body;
  const by = staff.username;
  const version = before + 1;
  const stored = await db.putReasons(examId, { version, library, by, at: now });
  if (stored === 'conflict') return { refusal: { code: 'version-conflict' } };
  return { status: 200, body: { version, by, at: toWireTime(now), ...library } };
});
