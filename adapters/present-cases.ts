import type * as z from 'zod';
import type { officeCases } from '#contract/case.ts';
import { toWireTime } from '#contract/time.ts';
import { undoUntil } from '#domain/application/decisions/undo.ts';
import type { ApplicationState, Instant } from '#domain/application/state.ts';
import { expiryOf, liveProposals } from '#domain/application/two-persons.ts';
import { maskIdNumber } from '#domain/identity/id-number.ts';
import { correctionChanges } from './correction.ts';
import type { Store } from './dynamodb/types.ts';

type OfficeCases = Omit<z.output<z.ZodObject<typeof officeCases>>, 'trail'>;

/**
 * What only the office sees: what applicants wrote, and who has proposed what.
 * @param by who looks: only who decided can undo
 */
export async function presentCases(
  store: Store,
  state: ApplicationState,
  now: Instant,
  by: string | undefined,
): Promise<OfficeCases> {
  const { correction, material, appeal } = state;
  const opened = async <Name extends string>(name: Name, sealed: string | undefined) =>
    sealed === undefined ? {} : { [name]: await store.openText(state, sealed) };
  const until = by === undefined ? undefined : undoUntil(state, by);
  const proposals = liveProposals(state, now).map((proposal) => ({
    what: proposal.what,
    by: proposal.by,
    at: toWireTime(proposal.at),
    expiresAt: toWireTime(expiryOf(proposal)),
    reason: proposal.reason,
    ...(proposal.what === 'disqualification' ? { refund: proposal.terms === 'refund' } : {}),
  }));
  return {
    ...(await opened('correctionNote', correction?.note)),
    ...(await opened('materialNote', material?.note)),
    ...(await opened('appealNote', appeal?.note)),
    ...(correction?.status === 'requested' ? await changesOf(store, state) : {}),
    ...(proposals.length > 0 ? { proposals } : {}),
    decidedBy: decidersOf(state),
    attempt: state.attempt,
    ...(until !== undefined && now < until ? { undoUntil: toWireTime(until) } : {}),
  };
}

async function changesOf(store: Store, state: ApplicationState) {
  const { idNumber, ...name } = await correctionChanges(store, state);
  const masked = idNumber === undefined ? {} : { idNumber: maskIdNumber(idNumber) };
  return { correctionChanges: { ...name, ...masked } };
}

function decidersOf(state: ApplicationState) {
  const { qualification, photo, waiver, withdrawalRequest, correction, appeal } = state;
  const parts = { qualification, photo, waiver, withdrawal: withdrawalRequest, correction, appeal };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) =>
      part?.decidedBy === undefined ? [] : [[name, part.decidedBy]],
    ),
  );
}
