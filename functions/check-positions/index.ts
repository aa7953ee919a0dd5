import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { checkList } from '#adapters/position-list.ts';
import { hasRole } from '#adapters/staff.ts';

/** Reads an uploaded workbook and tells what publishing it would do; publishes nothing. */
export const handler = httpHandler('check-positions', async ({ staff, params, body }) => {
  if (!hasRole(staff, 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { examId } = params;
  if (!(await db.viewExam(examId))) return { refusal: { code: 'not-found' } };
  const checked = await checkList(db, examId, body);
  return 'errors' in checked ? checked : { status: 200, body: checked.report };
});
