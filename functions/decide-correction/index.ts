import { approvedCorrection } from '#adapters/correction.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** One person proposes to make a correction, another one confirms; one alone may refuse it. */
export const handler = httpHandler('decide-correction', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'lead')) return { refusal: { code: 'forbidden' } };
  const { version, decision, reason } = body;
  const by = staff.username;
  const command = { kind: 'decide-correction' as const, at: now, version, decision, reason, by };
  return decideForStaff(db, staff, params.applicationId, now, (found) =>
    approvedCorrection(db, found, command),
  );
});
