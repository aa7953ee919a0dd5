import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentQueueItem } from '#adapters/present.ts';
import { departmentsOf, hasRole, queueRoles } from '#adapters/staff.ts';
import { queuePhotoUrl } from '#adapters/staff-photo.ts';
import { toWireTime } from '#contract/time.ts';

/** Takes the next applications for this reviewer, under a lease that others see. */
export const handler = httpHandler('claim-reviews', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  const { queue } = params;
  if (!hasRole(staff, ...queueRoles[queue])) return { refusal: { code: 'forbidden' } };
  if (body.takeOver && !hasRole(staff, 'lead')) return { refusal: { code: 'forbidden' } };
  const { examId, ...wanted } = body;
  const departments = await departmentsOf(db, staff, examId);
  if (departments.length === 0) return { refusal: { code: 'forbidden' } };
  const by = staff.username;
  const claimed = await db.claimReviews({ examId, queue, departments, by, now, ...wanted });
  const items = await Promise.all(
    claimed.items.map(async (item) =>
      presentQueueItem(db, item, now, await queuePhotoUrl(queue, item, now)),
    ),
  );
  const leaseUntil = toWireTime(claimed.leaseUntil);
  return { status: 200, body: { items, leaseUntil, now: toWireTime(now) } };
});
