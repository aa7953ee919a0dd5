import type { Instant } from '#domain/application/state.ts';
import type { Capture } from '#domain/payment/capture.ts';
import type { Store } from '../dynamodb/types.ts';
import { closeOrder } from './close-order.ts';

/**
 * After the gateway said paid: an order whose money settled the fee is done. One whose money is
 * surplus is closed, for the worker refunds it; one whose money waits for a person is asked about
 * ever more rarely. So no order is asked about every minute for ever.
 */
export async function restOrder(
  store: Store,
  capture: Capture,
  now: Instant,
  later: Instant,
): Promise<void> {
  const order = await store.loadOrder(capture.orderNumber);
  if (!order || order.status === 'paid') return;
  const known = await store.loadCapture(capture.gateway, capture.transactionId);
  if (known?.disposition !== 'surplus') {
    await store.touchOrder(order, later);
  } else if (order.status === 'closed') {
    await store.touchOrder(order, undefined);
  } else {
    await closeOrder(store, order, now, false);
  }
}
