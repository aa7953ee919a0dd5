import { hasUnresolvedOrder } from '../../fee.ts';
import { refuse } from '../../refusals.ts';
import { alreadyDone, applicantOf, ended, type Rule, stale } from '../decision.ts';

/** Possible until the fee is paid; afterwards it is a request that finance decides. */
export const withdraw = ((state, command) => {
  if (state.qualification.status === 'withdrawn') return alreadyDone;
  const refusal = ended(state);
  if (refusal) return refusal;
  const { status } = state.payment;
  if (hasUnresolvedOrder(state.payment)) return refuse('order-unresolved');
  if ((status !== 'due' && status !== 'waived') || state.confirmation === 'confirmed') {
    return refuse('already-paid');
  }
  if (stale(state, command.version)) return refuse('version-conflict');
  return {
    events: [
      {
        kind: 'withdrawn',
        at: command.at,
        by: applicantOf(state.applicationId),
        set: { qualification: { ...state.qualification, status: 'withdrawn' } },
      },
    ],
  };
}) satisfies Rule<'withdraw'>;
