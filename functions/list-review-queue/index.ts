import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentQueueItem } from '#adapters/present.ts';
import { departmentsOf, hasRole, queueRoles } from '#adapters/staff.ts';

/** One page of the caller's departments, oldest first; the cursor holds a place per department. */
export const handler = httpHandler('list-review-queue', async ({ staff, params, query, now }) => {
  const db = await functionStore();
  const { queue } = params;
  if (!hasRole(staff, ...queueRoles[queue], 'auditor')) return { refusal: { code: 'forbidden' } };
  const { examId, department, limit, cursor } = query;
  const departments = await departmentsOf(db, staff, examId, department);
  if (departments.length === 0) return { refusal: { code: 'forbidden' } };
  const page = await db.listQueue({ examId, queue, departments, limit, cursor });
  const items = await Promise.all(page.items.map((item) => presentQueueItem(db, item, now)));
  return { status: 200, body: { items, ...(page.cursor ? { cursor: page.cursor } : {}) } };
});
