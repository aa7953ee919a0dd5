import { hasUnresolvedOrder } from '../../fee.ts';
import { closeOf } from '../../windows.ts';
import {
  alreadyDone,
  confirmed,
  ended,
  isComplete,
  type Rule,
  staff,
  system,
} from '../decision.ts';
import type { ApplicationState } from '../state.ts';

/**
 * The end of the pay window or of the personal extension. Before it, a stale schedule does
 * nothing. Nobody is abandoned whose order is unresolved or whose next step is the office's.
 */
export const close = ((state, { at }, { exam }) => {
  if (state.confirmation !== 'open' || at < closeOf(exam, state)) return alreadyDone;
  if (isComplete(state)) return { events: [confirmed(at)] };
  if (state.qualification.status !== 'approved' || isEscalated(state)) return alreadyDone;
  const { status } = state.payment;
  if (status !== 'due' && status !== 'waived') return alreadyDone;
  return { events: [{ kind: 'abandoned', at, by: system, set: { confirmation: 'abandoned' } }] };
}) satisfies Rule<'close'>;

/** After the close these wait for the office or a gateway, not for the applicant. */
export function isEscalated(state: ApplicationState): boolean {
  if (state.confirmation !== 'open') return false;
  const { photo, qualification } = state;
  return (
    qualification.status === 'pending' ||
    (qualification.status === 'approved' &&
      (photo.status === 'pending' ||
        photo.status === 'checking' ||
        (photo.status === 'approved' && state.waiver?.status === 'requested') ||
        hasUnresolvedOrder(state.payment)))
  );
}

/** A personal extension only ever moves the end later, and only for an open application. */
export const extend = ((state, { at, closes, by }, { exam }) => {
  const refusal = ended(state);
  if (refusal) return refusal;
  if (state.confirmation !== 'open' || closes <= closeOf(exam, state)) return alreadyDone;
  return {
    events: [
      { kind: 'extended', at, by: staff(by), detail: { closes }, set: { extension: closes } },
    ],
  };
}) satisfies Rule<'extend'>;
