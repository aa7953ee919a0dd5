import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** Another person than who decided opens the decision again, which lifts the bar on the position. */
export const handler = httpHandler('reopen-decision', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'lead')) return { refusal: { code: 'forbidden' } };
  const { version, reason, closes } = body;
  return decideForStaff(db, staff, params.applicationId, now, {
    kind: 'reopen-decision',
    at: now,
    version,
    reason,
    ...(closes === undefined ? {} : { closes: Date.parse(closes) }),
    by: staff.username,
  });
});
