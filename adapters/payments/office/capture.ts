/** What a person decides about money that fits no order: give it back, or let it pay the fee. */
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Instant } from '#domain/application/state.ts';
import { currency } from '#domain/fee.ts';
import { type RefusalCode, refuse } from '#domain/refusals.ts';
import { find } from '../../change.ts';
import { refundNumber } from '../../dynamodb/refund-item.ts';
import type { Refund, Store, StoredCapture } from '../../dynamodb/types.ts';

type Asked = { gateway: string; transactionId: string; by: string; reason: string; now: Instant };
type Refusal = { refusal: { code: RefusalCode; detail?: string } };

/** A capture that still waits for a person, or why it does not. */
async function waiting(store: Store, { gateway, transactionId }: Asked) {
  const capture = await store.loadCapture(gateway, transactionId);
  if (!capture) return refuse('not-found');
  const { disposition, decision } = capture;
  if (decision === 'refund' || disposition === 'surplus') return refuse('refund-exists');
  return disposition === 'settled' ? refuse('already-paid') : capture;
}

/** The first of two persons; the other confirms the refund as any other. */
export async function proposeReturn(
  store: Store,
  asked: Asked,
): Promise<Refusal | { refund: Refund; capture: StoredCapture }> {
  const capture = await waiting(store, asked);
  if ('refusal' in capture) return capture;
  const { gateway, transactionId, orderNumber, amountFen } = capture;
  const number = refundNumber(gateway, transactionId);
  const was = await store.loadRefund(number);
  if (was && was.status !== 'declined') return refuse('refund-exists');
  const { by, reason, now } = asked;
  const facts = { refundNumber: number, gateway, transactionId, orderNumber, amountFen };
  const persons = { kind: 'mismatch', status: 'proposed', reason, proposedBy: by } as const;
  const refund: Refund = { ...facts, ...persons, createdAt: now };
  const started = await store.startRefund({ refund, ...(was ? { was } : {}) });
  return started === 'started' ? { refund, capture } : refuse('refund-exists');
}

/**
 * Only where the books allow it: our own order, its amount to the fen, a fee that is due. So it
 * helps where the right money came through another gateway than the order's, and nowhere else.
 */
export async function acceptCapture(
  store: Store,
  asked: Asked,
): Promise<Refusal | { capture: StoredCapture; refund?: undefined }> {
  const capture = await waiting(store, asked);
  if ('refusal' in capture) return capture;
  const refund = await store.loadRefund(refundNumber(capture.gateway, capture.transactionId));
  if (refund && refund.status !== 'declined') return refuse('refund-exists');
  const order = await store.loadOrder(capture.orderNumber);
  const found = order && (await find(store, order.applicationId));
  if (!order || !found) return refuse('capture-unfit', '没有对应的订单');
  if (capture.currency !== currency || capture.amountFen !== order.amountFen) {
    return refuse('capture-unfit', '金额不符');
  }
  if (order.status === 'paid') return refuse('already-paid');
  const { now, by } = asked;
  const { gateway, transactionId, orderNumber, amountFen } = capture;
  const paidAt = capture.paidAt ?? capture.recordedAt;
  const decision = decide(
    found.loaded.state,
    { kind: 'settle', at: now, orderNumber, gateway, transactionId, paidAt, amountFen },
    { exam: found.exam },
  );
  if ('refusal' in decision) return decision;
  const { loaded } = found;
  const { events } = decision;
  const state = evolve(loaded.state, events);
  const accepted = { was: capture, by };
  const settled = await store.settle({ order, loaded, state, events, capture, now, accepted });
  if (settled === 'conflict') return refuse('version-conflict');
  return { capture: { ...capture, disposition: 'settled' } };
}
