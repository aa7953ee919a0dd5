import { CursorRefused } from '#adapters/dynamodb/cursor.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentQueueItem } from '#adapters/present.ts';
import { departmentsOf, namedDepartments, readsQueue } from '#adapters/staff.ts';
import { queuePhotoUrl } from '#adapters/staff-photo.ts';
import { toWireTime } from '#contract/time.ts';

const cursorRefused = { pointer: '/cursor', code: 'cursor-refused', detail: '请从第一页重新开始' };

/** One page of the caller's departments, oldest first; the cursor holds a place per department. */
export const handler = httpHandler('list-review-queue', async ({ staff, params, query, now }) => {
  const db = await functionStore();
  const { queue } = params;
  if (!readsQueue(staff, queue)) return { refusal: { code: 'forbidden' } };
  const { examId, department, limit, cursor } = query;
  const departments = await departmentsOf(db, staff, examId, department);
  if (departments.length === 0) return { refusal: { code: 'forbidden' } };
  try {
    const page = await db.listQueue({ examId, queue, departments, limit, cursor });
    const items = await Promise.all(
      page.items.map(async (item) =>
        presentQueueItem(db, item, now, await queuePhotoUrl(queue, item, now)),
      ),
    );
    const first = !department && !cursor;
    const more = {
      ...(first && { departments: await namedDepartments(db, examId, departments) }),
      ...(page.cursor && { cursor: page.cursor }),
    };
    return { status: 200, body: { items, now: toWireTime(now), ...more } };
  } catch (error) {
    if (error instanceof CursorRefused) return { errors: [cursorRefused] };
    throw error;
  }
});
