import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';
import type { Event } from '#domain/application/commands.ts';

/** Two persons end an imposter's application and free the ID number for its owner. */
export const handler = httpHandler('release-claim', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'lead')) return { refusal: { code: 'forbidden' } };
  const command = { kind: 'release-claim' as const, at: now, ...body, by: staff.username };
  const beside = (events: Event[]) => ({
    releasesClaim: events.some(({ kind }) => kind === 'claim-released'),
  });
  return decideForStaff(db, staff, params.applicationId, now, () => ({ command, beside }));
});
