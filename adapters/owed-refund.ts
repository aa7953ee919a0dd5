/**
 * The refund that a decision owes, written in the decision's own transaction: nobody is told that
 * the fee comes back while nothing is under way (payments.md, T6).
 */
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { WithdrawalRequest } from '#domain/application/state.ts';
import { refuse } from '#domain/refusals.ts';
import { feeRefund, refundNumber } from './dynamodb/refund-item.ts';
import type { Change, Refund, Store } from './dynamodb/types.ts';

/** A capture of its own kind of trouble: another refund of it exists already. */
type Refused = { refusal: { code: 'refund-exists' | 'not-refundable'; detail?: string } };
type Started = Pick<Change, 'state' | 'events'>;

/**
 * @param change the granting decision, as decided; not written yet
 * @returns the change as written: a withdrawal's fee is refunding with it; the office's refund
 *   (a waiver, a disqualification) is proposed, and finance confirms it
 */
export async function startOwedRefund(
  store: Store,
  exam: Exam,
  change: Change,
): Promise<Started | Refused | 'conflict'> {
  const { gateway = '', transactionId = '' } = change.state.payment;
  const was = await store.loadRefund(refundNumber(gateway, transactionId));
  if (was && was.status !== 'declined') return exists(store, change);
  const { withdrawalRequest } = change.state;
  const start = withdrawalRequest?.refundDue
    ? startedBy(exam, change, withdrawalRequest)
    : proposedByOffice(change);
  if ('refusal' in start) return start;
  const started = await store.startRefund({ ...start, ...(was ? { was } : {}) });
  if (started === 'started') return { state: start.state, events: start.events };
  return started === 'exists' ? exists(store, change) : 'conflict';
}

/** Another person's refund, unless it came with a decision that was faster than this one. */
async function exists(store: Store, { loaded }: Change) {
  const now = await store.loadApplication(loaded.state.applicationId);
  const overtaken = now?.state.version !== loaded.state.version;
  return overtaken ? ('conflict' as const) : refuse('refund-exists');
}

type Start = Change & { refund: Refund };

/** The office that decided is the first of two persons; finance is the second. */
function proposedByOffice(change: Change): Start {
  const { disqualification, waiver } = change.state;
  const office = disqualification?.refundDue
    ? ({ kind: 'disqualified', reason: disqualification.reason } as const)
    : ({ kind: 'waiver', reason: '免缴考务费' } as const);
  const { decidedBy = '' } = (disqualification?.refundDue ? disqualification : waiver) ?? {};
  const more = { ...office, status: 'proposed', proposedBy: decidedBy } as const;
  return { ...change, refund: feeRefund(change.state, more, change.events[0]?.at ?? 0) };
}

/** Two people of finance have agreed already: the refund is queued, and the fee is refunding. */
function startedBy(exam: Exam, change: Change, request: WithdrawalRequest): Start | Refused {
  const { proposedBy: first = '', decidedBy: second = '', decidedAt: at = 0 } = request;
  const persons = { status: 'queued', proposedBy: first, confirmedBy: second } as const;
  const reason = request.reason ?? '';
  const refund = feeRefund(change.state, { kind: 'voluntary', reason, ...persons }, at);
  const { gateway, transactionId, refundNumber: number } = refund;
  const money = { gateway, transactionId, refundNumber: number, refundKind: 'voluntary' } as const;
  const command = { kind: 'start-refund', at, ...money, proposedBy: first, by: second } as const;
  const decision = decide(change.state, command, { exam });
  if ('refusal' in decision) return refuse('not-refundable');
  const events = [...change.events, ...decision.events];
  return { loaded: change.loaded, events, state: evolve(change.loaded.state, events), refund };
}
