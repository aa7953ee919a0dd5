import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Instant } from '#domain/application/state.ts';
import { find } from '../change.ts';
import type { Order, Store } from '../dynamodb/types.ts';

/**
 * Closes an order in the books, after its gateway has confirmed that it takes no money any more.
 * The application lets go of it in the same transaction; a lost race is left to the next run.
 */
export async function closeOrder(store: Store, order: Order, now: Instant): Promise<void> {
  const found = await find(store, order.applicationId);
  if (!found || found.loaded.state.payment.orderNumber !== order.orderNumber) {
    await store.closeOrder({ order });
    return;
  }
  const { state } = found.loaded;
  const command = { kind: 'close-order' as const, at: now, orderNumber: order.orderNumber };
  const decision = decide(state, command, { exam: found.exam });
  if ('refusal' in decision) return;
  const events = decision.events;
  if (events.length === 0) await store.closeOrder({ order });
  else
    await store.closeOrder({ order, loaded: found.loaded, state: evolve(state, events), events });
}
