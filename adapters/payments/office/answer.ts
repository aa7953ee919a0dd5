import type { Instant } from '#domain/application/state.ts';
import { refuse } from '#domain/refusals.ts';
import type { Refund, Store } from '../../dynamodb/types.ts';
import { moveRefund, type RefundOutcome } from './fee-refund.ts';

/** The second person's yes: T6. A second click, or a second operator, finds it begun. */
export async function confirmRefund(
  store: Store,
  by: string,
  refundNumber: string,
  now: Instant,
): Promise<RefundOutcome> {
  const was = await proposalOf(store, refundNumber);
  if ('refusal' in was) return was;
  const { gateway, transactionId, kind, proposedBy = '' } = was;
  if (proposedBy === by) return refuse('second-person-required');
  if (kind === 'surplus') return refuse('refund-exists');
  const refund: Refund = { ...was, status: 'queued', confirmedBy: by, nextAt: now };
  return moveRefund(store, refund, was, {
    kind: 'start-refund',
    at: now,
    gateway,
    transactionId,
    refundNumber,
    // Without an application nothing is decided about a fee.
    refundKind: kind === 'mismatch' ? 'voluntary' : kind,
    proposedBy,
    by,
  });
}

/** Anybody's no; who proposed may take it back. It may be proposed again. */
export async function declineRefund(
  store: Store,
  by: string,
  refundNumber: string,
  reason: string,
  now: Instant,
): Promise<RefundOutcome> {
  const was = await proposalOf(store, refundNumber);
  if ('refusal' in was) return was;
  const refund: Refund = { ...was, status: 'declined', declinedBy: by, why: reason };
  return moveRefund(store, refund, was, { kind: 'decline-refund', at: now, refundNumber, by });
}

async function proposalOf(store: Store, refundNumber: string) {
  const refund = await store.loadRefund(refundNumber);
  if (!refund) return refuse('not-found');
  if (refund.status === 'declined') return refuse('not-refundable', '退费未获同意');
  return refund.status === 'proposed' ? refund : refuse('refund-exists');
}
