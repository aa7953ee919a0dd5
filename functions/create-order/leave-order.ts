import { functionStore } from '#adapters/dynamodb/open.ts';
import type { Order } from '#adapters/dynamodb/types.ts';
import { askGateway } from '#adapters/payments/ask-gateway.ts';
import { closeOrder } from '#adapters/payments/close-order.ts';
import { doubtOrder } from '#adapters/payments/doubt-order.ts';
import { gateways } from '#adapters/payments/gateways.ts';
import type { Instant } from '#domain/application/state.ts';

type Left = 'closed' | 'already-paid' | 'order-unresolved';

/**
 * Before another order may be opened the old one is closed at its gateway. Money that is already
 * there settles; an unclear answer stops here, so that nobody pays twice.
 */
export async function leaveOrder(order: Order, now: Instant): Promise<Left> {
  const db = await functionStore();
  const gateway = (await gateways()).get(order.gateway);
  const closed = await gateway.close(order.orderNumber);
  if (closed === 'closed') {
    await closeOrder(db, order, now);
    return 'closed';
  }
  if (closed === 'already-paid') return resolveOrder(order, now);
  await doubtOrder(db, order, now);
  return 'order-unresolved';
}

/** An order in doubt: the gateway is asked live, and closes what nobody paid. */
export async function resolveOrder(order: Order, now: Instant): Promise<Left> {
  const db = await functionStore();
  const answer = await askGateway(db, (await gateways()).get(order.gateway), order, now);
  if (answer === 'closed') return 'closed';
  return answer === 'paid' ? 'already-paid' : 'order-unresolved';
}
