import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** Upholds the decision that was appealed against, or opens it again. */
export const handler = httpHandler('decide-appeal', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'lead')) return { refusal: { code: 'forbidden' } };
  const { closes, ...asked } = body;
  return decideForStaff(db, staff, params.applicationId, now, {
    kind: 'decide-appeal',
    at: now,
    ...asked,
    ...(closes === undefined ? {} : { closes: Date.parse(closes) }),
    by: staff.username,
  });
});
