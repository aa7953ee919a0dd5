import type { Instant } from '#domain/application/state.ts';
import type { Order, Store } from '../dynamodb/types.ts';
import { applyCapture } from './apply-capture.ts';
import { closeOrder } from './close-order.ts';
import type { PaymentGateway } from './port.ts';

/** Waits between queries of an open order, in seconds (payments.md, 4f). */
const backOff = [30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400];
/** After its expiry an order is given this long before it is closed at the gateway. */
const lateMs = 15 * 60 * 1000;

/**
 * Asks the gateway what became of an order and lets the books follow its signed answer.
 * No answer changes nothing but the time of the next question.
 */
export async function askGateway(
  store: Store,
  gateway: PaymentGateway,
  order: Order,
  now: Instant,
): Promise<'paid' | 'unpaid' | 'closed' | 'unknown'> {
  const answer = await gateway.query(order.orderNumber);
  if (answer.kind === 'paid') {
    await applyCapture(store, gateway, answer.capture, now);
    return 'paid';
  }
  // An order that was never taken to its gateway is unknown there, and ends like an unpaid one.
  const unpaid = answer.kind === 'unpaid' || answer.kind === 'not-found';
  if (unpaid && now > order.expiresAt + lateMs) {
    const closed = await gateway.close(order.orderNumber);
    if (closed === 'closed') {
      await closeOrder(store, order, now);
      return 'closed';
    }
  }
  const wait = backOff[Math.min(order.tries, backOff.length - 1)] ?? 14400;
  await store.touchOrder(order, now + wait * 1000);
  return unpaid ? 'unpaid' : 'unknown';
}
