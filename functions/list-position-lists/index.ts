import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { toWireTime } from '#contract/time.ts';

/** Every edition of an exam's list of positions: who published which, and when. */
export const handler = httpHandler('list-position-lists', async ({ staff, params }) => {
  if (!hasRole(staff, 'exam-admin', 'auditor')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { examId } = params;
  if (!(await db.viewExam(examId))) return { refusal: { code: 'not-found' } };
  const editions = await db.listPositionEditions(examId);
  return {
    status: 200,
    body: { editions: editions.map((one) => ({ ...one, at: toWireTime(one.at) })) },
  };
});
