import { functionStore } from '#adapters/dynamodb/open.ts';
import type { Order } from '#adapters/dynamodb/types.ts';
import { applyCapture } from '#adapters/payments/apply-capture.ts';
import { closeOrder } from '#adapters/payments/close-order.ts';
import { gateways } from '#adapters/payments/gateways.ts';
import type { Instant } from '#domain/application/state.ts';

/**
 * Before another order may be opened the old one is closed at its gateway. Money that is already
 * there settles; an unclear answer stops here, so that nobody pays twice.
 */
export async function leaveOrder(
  order: Order,
  now: Instant,
): Promise<'closed' | 'already-paid' | 'order-unresolved'> {
  const db = await functionStore();
  const gateway = (await gateways()).get(order.gateway);
  const closed = await gateway.close(order.orderNumber);
  if (closed === 'closed') {
    await closeOrder(db, order, now);
    return 'closed';
  }
  if (closed === 'unknown') return 'order-unresolved';
  const answer = await gateway.query(order.orderNumber);
  if (answer.kind !== 'paid') return 'order-unresolved';
  await applyCapture(db, gateway, answer.capture, now);
  return 'already-paid';
}
