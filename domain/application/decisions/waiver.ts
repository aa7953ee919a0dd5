import { refuse } from '../../refusals.ts';
import { closeOf } from '../../windows.ts';
import { alreadyDone, completing, ended, type Rule, staff, stale } from '../decision.ts';

/**
 * Finance or the owner's office frees an applicant of the fee, before the close. An order that
 * is merely open loses (its capture is refunded, its gateway told); one in doubt goes first.
 */
export const decideWaiver = ((state, command, { exam }) => {
  const { at, decision, evidence, by } = command;
  const { status } = state.payment;
  const refusal = ended(state);
  if (refusal) return refusal;
  if (status === 'waived' && decision === 'approve') return alreadyDone;
  if (status === 'paid' || status === 'waived') return refuse('already-paid');
  if (status === 'confirming') return refuse('order-unresolved');
  if (status !== 'due') return refuse('not-payable');
  if (at >= closeOf(exam, state)) return refuse('window-closed', '已经截止');
  if (stale(state, command.version)) return refuse('version-conflict');
  if (evidence.trim() === '') return refuse('reasons-required');
  if (decision === 'reject') {
    return { events: [{ kind: 'waiver-rejected', at, by: staff(by), set: {} }] };
  }
  return completing(state, {
    kind: 'fee-waived',
    at,
    by: staff(by),
    set: { payment: { status: 'waived', amountFen: state.payment.amountFen } },
  });
}) satisfies Rule<'decide-waiver'>;
