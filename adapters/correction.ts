import type { Command, Event } from '#domain/application/commands.ts';
import { refuse } from '#domain/refusals.ts';
import type { Beside, FoundWhole } from './change.ts';
import type { Store } from './dynamodb/types.ts';

/** The new values of a correction, opened. */
export type CorrectionChanges = { name?: string; idNumber?: string };

export async function correctionChanges(
  store: Store,
  state: FoundWhole['loaded']['state'],
): Promise<CorrectionChanges> {
  if (!state.correction) return {};
  return JSON.parse(await store.openText(state, state.correction.changes)) as CorrectionChanges;
}

/**
 * What an approval writes: the form with the new values, which moves the claim when the ID number
 * is another. A number that somebody else holds is refused before anything is written; whoever
 * takes it at the same moment makes the transaction fail, and the next try meets it here.
 */
export async function approvedCorrection(
  store: Store,
  { loaded, form }: FoundWhole,
  command: Command & { kind: 'decide-correction' },
) {
  const { state } = loaded;
  if (command.decision === 'reject' || state.correction?.status !== 'requested') return command;
  const changes = await correctionChanges(store, state);
  const claim = changes.idNumber && (await store.findClaim(state.examId, changes.idNumber));
  if (claim && claim.applicationId !== state.applicationId) return refuse('already-registered');
  const corrected = (events: Event[]): Beside =>
    events.some(({ kind }) => kind === 'correction-approved')
      ? { form: { ...form, ...changes } }
      : {};
  return { command, beside: corrected };
}
