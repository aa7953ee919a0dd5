import type { Instant } from '#domain/application/state.ts';
import { changeApplication } from '../change.ts';
import type { Order, Store } from '../dynamodb/types.ts';

/**
 * Nobody knows how the order ended: its applicant sees 确认中 and cannot pay a second time until
 * the gateway's signed answer settles the fee or says unpaid.
 */
export async function doubtOrder(
  store: Store,
  order: Pick<Order, 'applicationId' | 'orderNumber'>,
  now: Instant,
): Promise<void> {
  const { applicationId, orderNumber } = order;
  await changeApplication(store, applicationId, () => ({
    kind: 'doubt-order',
    at: now,
    orderNumber,
  }));
}
