import { functionStore } from '#adapters/dynamodb/open.ts';
import type { AuditEntry } from '#adapters/dynamodb/types.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { ApplicationState } from '#domain/application/state.ts';

/** Takes back the own decision of the last ten seconds: the trail knows what was before. */
export const handler = httpHandler('undo-decision', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'photo-reviewer', 'lead')) {
    return { refusal: { code: 'forbidden' } };
  }
  const command = { kind: 'undo-decision' as const, at: now, ...body, by: staff.username };
  return decideForStaff(db, staff, params.applicationId, now, ({ history, loaded }) => ({
    ...command,
    before: stateBefore(history) ?? loaded.state,
  }));
});

/** The state before the newest entry, from the trail alone. */
function stateBefore(history: AuditEntry[]): ApplicationState | undefined {
  return history
    .slice(0, -1)
    .reduce<ApplicationState | undefined>((state, { events }) => evolve(state, events), undefined);
}
