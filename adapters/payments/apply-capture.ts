/**
 * The one way in which money enters the books, whoever tells of it: notice, return page, active
 * query or bill (payments.md, section 4, T2-T4). Acknowledge only after this has returned.
 */
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Instant } from '#domain/application/state.ts';
import { type Capture, decideCapture, isKnown } from '#domain/payment/capture.ts';
import type { Found } from '../change.ts';
import type { Order, Store } from '../dynamodb/types.ts';
import { logIncident } from './incident.ts';
import type { PaymentGateway } from './port.ts';

export type Applied = 'settled' | 'duplicate' | 'surplus' | 'mismatch' | 'orphan';

const rounds = 4;

/**
 * @param now the arrival of the message: money known before the close was paid before the close
 * @throws when the gateway does not confirm its own notice, or when the record was contended in
 *   every round: the caller must not acknowledge
 */
export async function applyCapture(
  store: Store,
  gateway: PaymentGateway,
  told: Capture,
  now: Instant,
): Promise<Applied> {
  let capture = told;
  for (let round = 0; round < rounds; round += 1) {
    const order = await store.loadOrder(capture.orderNumber);
    if (order && isKnown(order, capture)) return 'duplicate';
    const found = order && (await store.loadWithExam(order.applicationId, order.examId));
    if (!order || !found) return seen(store, capture, await recordAlone(store, capture, now));
    const { loaded, exam } = found;
    const verdict = decideCapture(order, loaded.state, capture, exam, now);
    if (verdict === 'duplicate') return 'duplicate';
    if (verdict === 'ask') {
      const answer = await gateway.query(capture.orderNumber);
      if (answer.kind !== 'paid') throw new Error('the gateway did not confirm its own notice');
      const applied = await applyCapture(store, gateway, answer.capture, now);
      if (answer.capture.transactionId === capture.transactionId) return applied;
      // A second debit of the same order: the query tells only the first one's time.
      capture = { ...capture, source: 'query', paidAt: answer.capture.paidAt ?? now };
      continue;
    }
    const applied =
      verdict === 'settle'
        ? await settle(store, order, found, capture, now)
        : await recordAside(store, order, found, capture, verdict, now);
    if (applied !== 'conflict') return seen(store, capture, applied);
  }
  throw new Error('capture contended in every round');
}

/**
 * The first word about a transaction number stays. The same number with another order or amount
 * is an incident: logged, and acknowledged, for repeating it would not make it truer.
 */
async function seen(store: Store, capture: Capture, applied: Applied): Promise<Applied> {
  if (applied !== 'duplicate') return applied;
  const { gateway, transactionId } = capture;
  const first = await store.loadCapture(gateway, transactionId);
  const same = first?.orderNumber === capture.orderNumber && first.amountFen === capture.amountFen;
  if (first && !same) logIncident({ code: 'capture-differs', gateway, transactionId });
  return applied;
}

async function recordAlone(store: Store, capture: Capture, now: Instant): Promise<Applied> {
  const recorded = await store.recordCapture({ capture, disposition: 'orphan', now });
  return recorded === 'recorded' ? 'orphan' : 'duplicate';
}

/** T2: capture, order, state and audit entry in one transaction. */
async function settle(store: Store, order: Order, found: Found, capture: Capture, now: Instant) {
  const { loaded, exam } = found;
  const paidAt = capture.paidAt ?? now;
  const { orderNumber, gateway, transactionId, amountFen } = capture;
  const decision = decide(
    loaded.state,
    { kind: 'settle', at: now, orderNumber, gateway, transactionId, paidAt, amountFen },
    { exam },
  );
  if ('refusal' in decision) return 'conflict';
  if (decision.events.length === 0) return 'duplicate';
  const state = evolve(loaded.state, decision.events);
  return store.settle({ order, loaded, state, events: decision.events, capture, now });
}

/** T3 and T4: surplus is refunded by itself, a mismatch waits for a person. */
async function recordAside(
  store: Store,
  order: Order,
  { loaded }: Found,
  capture: Capture,
  disposition: 'surplus' | 'mismatch' | 'orphan',
  now: Instant,
): Promise<Applied | 'conflict'> {
  const recorded = await store.recordCapture({
    capture,
    disposition,
    order,
    loaded,
    now,
  });
  return recorded === 'recorded' ? disposition : recorded;
}
