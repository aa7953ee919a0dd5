import { hasUnresolvedOrder } from '../../fee.ts';
import { refuse } from '../../refusals.ts';
import { alreadyDone, type Rule, staff, stale } from '../decision.ts';
import { byTwo, without } from '../two-persons.ts';

/**
 * Two persons strike off who was confirmed. With `refund` the paid fee owes a refund
 * (domain/fee.ts, refundOwed), which finance confirms; without it the fee is kept.
 */
export const disqualify = ((state, command) => {
  const { at, reason, by, refund } = command;
  if (state.qualification.status === 'withdrawn') return refuse('withdrawn');
  if (state.confirmation === 'disqualified') return alreadyDone;
  if (state.confirmation !== 'confirmed') return refuse('not-confirmed');
  const terms = refund ? 'refund' : 'keep';
  const two = byTwo(state, { what: 'disqualification', terms, by, at, reason });
  if ('refusal' in two) return two;
  if (stale(state, command.version)) return refuse('version-conflict');
  if (reason.trim() === '') return refuse('reasons-required');
  if ('events' in two) return two;
  const { proposedBy } = two;
  const due = refund && state.payment.status === 'paid' ? { refundDue: true as const } : {};
  return {
    events: [
      {
        kind: 'disqualified',
        at,
        by: staff(by),
        detail: { proposedBy, reason, terms },
        set: {
          confirmation: 'disqualified',
          disqualification: { at, reason, proposedBy, decidedBy: by, ...due },
          proposals: without(state, 'disqualification'),
        },
      },
    ],
  };
}) satisfies Rule<'disqualify'>;

/**
 * Two persons free an ID number that an imposter has used: this application ends, its sessions too,
 * and in the same transaction its claim, so that the owner of the number can save one.
 */
export const releaseClaim = ((state, command) => {
  const { at, reason, by } = command;
  if (state.qualification.status === 'withdrawn') return refuse('withdrawn');
  if (hasUnresolvedOrder(state.payment)) return refuse('order-unresolved');
  const two = byTwo(state, { what: 'claim-release', terms: 'release', by, at, reason });
  if ('refusal' in two) return two;
  if (stale(state, command.version)) return refuse('version-conflict');
  if (reason.trim() === '') return refuse('reasons-required');
  if ('events' in two) return two;
  return {
    events: [
      {
        kind: 'claim-released',
        at,
        by: staff(by),
        detail: { proposedBy: two.proposedBy, reason },
        set: {
          qualification: { ...state.qualification, status: 'withdrawn' },
          confirmation: 'disqualified',
          sessionEpoch: state.sessionEpoch + 1,
          proposals: [],
        },
      },
    ],
  };
}) satisfies Rule<'release-claim'>;
