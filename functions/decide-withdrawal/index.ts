import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** A withdrawal after the payment: one person of finance proposes, another one confirms. */
export const handler = httpHandler('decide-withdrawal', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const { version, decision, reason } = body;
  const by = staff.username;
  const command = { kind: 'decide-withdrawal' as const, at: now, version, decision, reason, by };
  return decideForStaff(db, staff, params.applicationId, now, command);
});
