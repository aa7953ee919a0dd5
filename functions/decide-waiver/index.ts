import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** Waives the fee, or refuses to; decided by the office that owns the position. */
export const handler = httpHandler('decide-waiver', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'lead')) return { refusal: { code: 'forbidden' } };
  const { version, decision, evidence } = body;
  return decideForStaff(db, staff, params.applicationId, now, {
    kind: 'decide-waiver',
    at: now,
    version,
    decision,
    evidence,
    by: staff.username,
  });
});
