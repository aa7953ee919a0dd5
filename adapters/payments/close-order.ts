import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Instant } from '#domain/application/state.ts';
import { find } from '../change.ts';
import type { Order, Store } from '../dynamodb/types.ts';

/** A closed order is asked about once a day: money may still arrive late. */
export const CLOSED_ASK_MS = 24 * 3_600_000;

/**
 * Closes an order in the books, after its gateway has confirmed that it takes no money any more.
 * The application lets go of it in the same transaction; a lost race is left to the next run.
 * @param watch false: its money has come, nobody has to ask about it again
 */
export async function closeOrder(
  store: Store,
  order: Order,
  now: Instant,
  watch = true,
): Promise<void> {
  const close = { order, ...(watch ? { nextQueryAt: now + CLOSED_ASK_MS } : {}) };
  const found = await find(store, order.applicationId);
  if (!found || found.loaded.state.payment.orderNumber !== order.orderNumber) {
    await store.closeOrder(close);
    return;
  }
  const { loaded, exam } = found;
  const command = { kind: 'close-order' as const, at: now, orderNumber: order.orderNumber };
  const decision = decide(loaded.state, command, { exam });
  if ('refusal' in decision) return;
  const { events } = decision;
  if (events.length === 0) await store.closeOrder(close);
  else await store.closeOrder({ ...close, loaded, state: evolve(loaded.state, events), events });
}
