import { hasUnresolvedOrder } from '../../fee.ts';
import { refuse } from '../../refusals.ts';
import { alreadyDone, applicantOf, ended, type Rule, staff, stale } from '../decision.ts';
import type { WithdrawalRequest } from '../state.ts';
import { byTwo, without } from '../two-persons.ts';

/** Possible until the fee is paid; afterwards it is a request that finance decides. */
export const withdraw = ((state, command) => {
  const { at } = command;
  if (state.qualification.status === 'withdrawn') return alreadyDone;
  const refusal = ended(state);
  if (refusal) return refusal;
  const { status } = state.payment;
  if (hasUnresolvedOrder(state.payment)) return refuse('order-unresolved');
  if (status === 'refunding' || status === 'refunded') {
    return refuse('not-payable', status === 'refunding' ? '退费中' : '已退费');
  }
  const asks = status === 'paid' || state.confirmation === 'confirmed';
  if (asks && state.withdrawalRequest?.status === 'requested') return alreadyDone;
  if (stale(state, command.version)) return refuse('version-conflict');
  const by = applicantOf(state.applicationId);
  if (asks) {
    const withdrawalRequest: WithdrawalRequest = { status: 'requested', requestedAt: at };
    return { events: [{ kind: 'withdrawal-requested', at, by, set: { withdrawalRequest } }] };
  }
  const qualification = { ...state.qualification, status: 'withdrawn' as const };
  return { events: [{ kind: 'withdrawn', at, by, set: { qualification } }] };
}) satisfies Rule<'withdraw'>;

/**
 * Finance decides a withdrawal after the payment. One person proposes, another confirms; then the
 * application is withdrawn and its fee owes a refund (domain/fee.ts, refundOwed). One alone may
 * refuse, with the reason that the applicant reads.
 */
export const decideWithdrawal = ((state, command) => {
  const { at, decision, reason, by } = command;
  const request = state.withdrawalRequest;
  if (request?.status === 'approved' && decision === 'approve') return alreadyDone;
  const refusal = ended(state);
  if (refusal) return refusal;
  if (request?.status !== 'requested') return refuse('not-pending');
  const { status } = state.payment;
  if (status !== 'paid' && status !== 'waived') return refuse('not-payable');
  const terms = String(request.requestedAt);
  const two =
    decision === 'approve'
      ? byTwo(state, { what: 'withdrawal', terms, by, at, reason })
      : { proposedBy: by };
  if ('refusal' in two) return two;
  if (stale(state, command.version)) return refuse('version-conflict');
  if (reason.trim() === '') return refuse('reasons-required');
  if ('events' in two) return two;
  const noted = { ...request, reason, decidedAt: at, decidedBy: by };
  const proposals = without(state, 'withdrawal');
  if (decision === 'reject') {
    const set = { withdrawalRequest: { ...noted, status: 'rejected' as const }, proposals };
    return { events: [{ kind: 'withdrawal-rejected', at, by: staff(by), set }] };
  }
  const due = status === 'paid' ? { refundDue: true as const } : {};
  const { proposedBy } = two;
  const withdrawalRequest = { ...noted, status: 'approved' as const, proposedBy, ...due };
  const qualification = { ...state.qualification, status: 'withdrawn' as const };
  const set = { withdrawalRequest, qualification, proposals };
  return { events: [{ kind: 'withdrawn', at, by: staff(by), set }] };
}) satisfies Rule<'decide-withdrawal'>;
