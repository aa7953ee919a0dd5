import { toWireTime } from '#contract/time.ts';
import type { Event } from '#domain/application/commands.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import type { AuditEntry, Store } from './dynamodb/types.ts';

type Trail = Pick<AuditEntry, 'events'>[];

/** The trail as the office reads it; a change is one version, whatever it consists of. */
export async function presentTrail(store: Store, state: ApplicationState, trail: Trail) {
  const lines = trail.map(({ events }, index) =>
    events.map(async (event) => {
      const reason = await reasonOf(store, state, event);
      return {
        version: index + 1,
        at: toWireTime(event.at),
        event: event.kind,
        by: event.by.kind === 'staff' ? event.by.id : event.by.kind,
        ...(reason ? { reason } : {}),
      };
    }),
  );
  return Promise.all(lines.flat());
}

/** What was said for it: in the detail of the event, or in what it set. */
async function reasonOf(store: Store, state: ApplicationState, { kind, detail, set }: Event) {
  const said = detail?.reason;
  // How an identity was checked may name papers of the person: it is kept sealed.
  if (said && kind === 'registration-number-issued') return store.openText(state, String(said));
  if (said) return String(said);
  const request = [set.correction, set.appeal, set.withdrawalRequest].find((one) => one?.reason);
  if (request) return request.reason;
  // Other events carry the reasons of an earlier decision along.
  if (!/^(qualification|photo|waiver)-/.test(kind)) return undefined;
  const reasons = [set.qualification, set.photo, set.waiver].flatMap((one) => one?.reasons ?? []);
  return reasons.map(({ text }) => text).join('；');
}
