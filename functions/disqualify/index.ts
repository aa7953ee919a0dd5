import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** Strikes off who was confirmed: one person proposes, another one confirms. */
export const handler = httpHandler('disqualify', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'lead')) return { refusal: { code: 'forbidden' } };
  const command = { kind: 'disqualify' as const, at: now, ...body, by: staff.username };
  return decideForStaff(db, staff, params.applicationId, now, command);
});
