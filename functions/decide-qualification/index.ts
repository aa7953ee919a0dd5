import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole, heldByColleague } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** Approves, rejects or returns an application for its qualification. */
export const handler = httpHandler('decide-qualification', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'lead')) return { refusal: { code: 'forbidden' } };
  const { version, decision, reasons } = body;
  const command = {
    kind: 'decide-qualification' as const,
    at: now,
    version,
    decision,
    reasons: reasons.map(({ code, text }) => ({ code, text: text ?? code })),
    by: staff.username,
  };
  return decideForStaff(
    db,
    staff,
    params.applicationId,
    now,
    ({ loaded }) => heldByColleague(loaded, staff, now) ?? command,
  );
});
