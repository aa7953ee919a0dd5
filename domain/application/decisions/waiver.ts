import { refundOwed } from '../../fee.ts';
import { refuse } from '../../refusals.ts';
import { waiverKindsOf } from '../../waiver-kinds.ts';
import { closeOf } from '../../windows.ts';
import {
  alreadyDone,
  applicantOf,
  completing,
  ended,
  type Rule,
  staff,
  stale,
} from '../decision.ts';
import { samePapers } from '../papers.ts';
import type { ApplicationState, Payment, Waiver } from '../state.ts';

/**
 * Asks for freedom of the fee, until the close, also after it was paid. An order may be open or in
 * doubt: asking moves no money. The same papers again are the same request.
 */
export const requestWaiver = ((state, command, { exam }) => {
  const { at, waiverKind, note, documents } = command;
  const { waiver } = state;
  const refusal = ended(state) ?? settledFee(state.payment);
  if (refusal) return refusal;
  if (waiver?.status === 'requested' || refundOwed(state) === 'waiver') {
    // Asked for, or granted and on its way back.
    const same = waiver?.kind === waiverKind && samePapers(waiver.documents, documents);
    return same ? alreadyDone : refuse('waiver-requested');
  }
  if (at >= closeOf(exam, state)) return refuse('window-closed', '已经截止');
  if (stale(state, command.version)) return refuse('version-conflict');
  if (!waiverKindsOf(exam).some(({ code }) => code === waiverKind)) {
    return refuse('unknown-waiver-kind');
  }
  const requested: Waiver = {
    status: 'requested',
    kind: waiverKind,
    reasons: [],
    documents,
    requestedAt: at,
    ...(note === undefined ? {} : { note }),
  };
  return {
    events: [
      {
        kind: 'waiver-requested',
        at,
        by: applicantOf(state.applicationId),
        detail: { waiverKind, documents: documents.length },
        set: { waiver: requested },
      },
    ],
  };
}) satisfies Rule<'request-waiver'>;

/** Nothing to be freed of: waived already, or on its way back. */
function settledFee({ status }: Payment) {
  if (status === 'waived') return refuse('already-paid', '免缴考务费');
  if (status === 'refunding' || status === 'refunded') {
    return refuse('not-payable', status === 'refunding' ? '退费中' : '已退费');
  }
  return undefined;
}

/**
 * The owner's office frees an applicant of the fee, upon a request or papers seen on site. What
 * was asked for before the close may be decided after it. An order that is merely open loses (its
 * capture is refunded, its gateway told); one in doubt goes first. After the payment the waiver is
 * granted and owes a refund (domain/fee.ts, refundOwed).
 */
export const decideWaiver = ((state, command, { exam }) => {
  const { at, decision, evidence, by } = command;
  const { status } = state.payment;
  const requested = state.waiver?.status === 'requested';
  const refusal = ended(state);
  if (refusal) return refusal;
  const granted = status === 'waived' || (status === 'paid' && state.waiver?.refundDue);
  if (granted && decision === 'approve') return alreadyDone;
  if (granted || (status === 'paid' && decision === 'reject' && !requested)) {
    return refuse('already-paid');
  }
  if (status === 'confirming') return refuse('order-unresolved');
  if (status !== 'due' && status !== 'paid') return refuse('not-payable');
  if (!requested && at >= closeOf(exam, state)) return refuse('window-closed', '已经截止');
  if (stale(state, command.version)) return refuse('version-conflict');
  if (!requested && evidence.trim() === '') return refuse('reasons-required');
  const waiver = decided(state, command);
  if (decision === 'reject') {
    if (waiver.reasons.length === 0) return refuse('reasons-required');
    return { events: [{ kind: 'waiver-rejected', at, by: staff(by), set: { waiver } }] };
  }
  if (status === 'paid') {
    const set = { waiver: { ...waiver, refundDue: true as const } };
    return { events: [{ kind: 'waiver-approved', at, by: staff(by), set }] };
  }
  const payment: Payment = { status: 'waived', amountFen: state.payment.amountFen };
  return completing(state, { kind: 'fee-waived', at, by: staff(by), set: { payment, waiver } });
}) satisfies Rule<'decide-waiver'>;

type Verdict = Parameters<typeof decideWaiver>[1];

function decided(state: ApplicationState, { at, decision, evidence, reasons, by }: Verdict) {
  const asked =
    state.waiver?.status === 'requested'
      ? state.waiver
      : { kind: 'on-site', documents: [], requestedAt: at };
  const waiver: Waiver = {
    ...asked,
    status: decision === 'approve' ? 'approved' : 'rejected',
    reasons: decision === 'approve' ? [] : reasons,
    decidedAt: at,
    decidedBy: by,
    ...(evidence.trim() === '' ? {} : { evidence }),
  };
  return waiver;
}
