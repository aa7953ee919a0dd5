import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentForReview, viewOf } from '#adapters/present.ts';
import { hasRole, ownsDepartment } from '#adapters/staff.ts';
import { photoUrlForStaff } from '#adapters/staff-photo.ts';

/** Everything a reviewer may see of one application of the own departments. */
export const handler = httpHandler('get-review-application', async ({ staff, params, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'photo-reviewer', 'lead', 'finance', 'auditor')) {
    return { refusal: { code: 'forbidden' } };
  }
  const whole = await db.loadWhole(params.applicationId);
  if (!whole || !ownsDepartment(staff, whole.loaded.state.departmentCode)) {
    return { refusal: { code: 'not-found' } };
  }
  const shown = await viewOf(db, whole);
  const photoUrl = await photoUrlForStaff(shown, now);
  return { status: 200, body: await presentForReview(db, shown, now, { photoUrl, staff }) };
});
