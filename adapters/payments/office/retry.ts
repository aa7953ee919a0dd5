import type { Instant } from '#domain/application/state.ts';
import { refuse } from '#domain/refusals.ts';
import type { Store } from '../../dynamodb/types.ts';
import type { RefundOutcome } from './fee-refund.ts';

/** The cause is gone: once more under the same number, so the gateway can only pay it once. */
export async function retryRefund(
  store: Store,
  by: string,
  refundNumber: string,
  now: Instant,
): Promise<RefundOutcome> {
  const refund = await store.loadRefund(refundNumber);
  if (!refund) return refuse('not-found');
  if (refund.status === 'proposed' || refund.status === 'declined') return refuse('not-refundable');
  if (refund.status !== 'failed' && refund.status !== 'manual') return refuse('refund-exists');
  const note = { status: 'queued', nextAt: now, resend: true, retriedBy: by, why: '' } as const;
  const noted = await store.noteRefund(refund, note);
  return noted === 'noted' ? { refund: { ...refund, ...note } } : refuse('refund-exists');
}
