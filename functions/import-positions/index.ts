import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { publishPositions } from '#adapters/s3/positions.ts';
import { hasRole } from '#adapters/staff.ts';

/** Stores the 职位表 for the rules and publishes it as open data for the site. */
export const handler = httpHandler('import-positions', async ({ staff, params, body }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const { examId } = params;
  if (!(await db.loadExam(examId))) return { refusal: { code: 'not-found' } };
  await db.putPositions(examId, body.positions);
  // A large table comes in several imports: what is published is the whole of it.
  await publishPositions(examId, await db.loadPositions(examId));
  return { status: 200, body: { imported: body.positions.length } };
});
