import type { RefundKind } from '#domain/application/commands.ts';
import type { Instant } from '#domain/application/state.ts';
import { refuse } from '#domain/refusals.ts';
import { feeRefund, refundNumber } from '../../dynamodb/refund-item.ts';
import type { Store } from '../../dynamodb/types.ts';
import { moveRefund, type RefundOutcome } from './fee-refund.ts';

type Proposal = { gateway: string; transactionId: string; kind: RefundKind; reason: string };

/** The first person's part: nothing moves until another one confirms. */
export async function proposeRefund(
  store: Store,
  by: string,
  { gateway, transactionId, kind, reason }: Proposal,
  now: Instant,
): Promise<RefundOutcome> {
  const capture = await store.loadCapture(gateway, transactionId);
  if (!capture) return refuse('not-found');
  // A surplus goes back by itself; what fits no order has a decision of its own.
  if (capture.disposition !== 'settled') return refuse('not-refundable', '这笔款项没有用于缴费');
  const number = refundNumber(gateway, transactionId);
  const was = await store.loadRefund(number);
  if (was && was.status !== 'declined') return refuse('refund-exists');
  const order = await store.loadOrder(capture.orderNumber);
  const loaded = order && (await store.loadApplication(order.applicationId));
  if (!loaded) throw new Error('a settled capture has no application');
  if (loaded.state.payment.transactionId !== transactionId) {
    return refuse('not-refundable', '这笔款项没有用于缴费');
  }
  const persons = { status: 'proposed', reason, proposedBy: by } as const;
  const refund = feeRefund(loaded.state, { kind, ...persons }, now);
  return moveRefund(store, refund, was, {
    kind: 'propose-refund',
    at: now,
    gateway,
    transactionId,
    refundNumber: number,
    refundKind: kind,
    by,
  });
}
