import type { Instant } from '#domain/application/state.ts';
import { billDay, dayAfter } from '#domain/payment/bill-day.ts';
import type { Order, Store } from '../dynamodb/types.ts';
import { applyCapture } from './apply-capture.ts';
import { CLOSED_ASK_MS, closeOrder } from './close-order.ts';
import { doubtOrder } from './doubt-order.ts';
import type { PaymentGateway } from './port.ts';
import { restOrder } from './rest-order.ts';

/** Waits between queries of an open order, in seconds (payments.md, 4f). */
const backOff = [30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400];
/** After its expiry an order is given this long before it is closed at the gateway. */
const lateMs = 15 * 60 * 1000;

/**
 * Asks the gateway what became of an order and lets the books follow its signed answer.
 * No answer changes no money: the order is in doubt, and the question is put again later.
 */
export async function askGateway(
  store: Store,
  gateway: PaymentGateway,
  order: Order,
  now: Instant,
): Promise<'paid' | 'unpaid' | 'closed' | 'unknown'> {
  const wait = (backOff[Math.min(order.tries, backOff.length - 1)] ?? 14400) * 1000;
  const answer = await gateway.query(order.orderNumber);
  if (answer.kind === 'paid') {
    await applyCapture(store, gateway, answer.capture, now);
    await restOrder(store, answer.capture, now, now + wait);
    return 'paid';
  }
  // An order that was never taken to its gateway is unknown there, and ends like an unpaid one.
  const unpaid = answer.kind === 'unpaid' || answer.kind === 'not-found';
  if (order.status === 'closed') {
    const over = unpaid && (await isBilled(store, order));
    await store.touchOrder(order, over ? undefined : now + CLOSED_ASK_MS);
    return unpaid ? 'closed' : 'unknown';
  }
  if (unpaid && !(await hasToClose(store, order, now))) {
    await store.touchOrder(order, now + wait);
    return 'unpaid';
  }
  if (unpaid && (await gateway.close(order.orderNumber)) === 'closed') {
    await closeOrder(store, order, now);
    return 'closed';
  }
  await doubtOrder(store, order, now);
  await store.touchOrder(order, now + wait, 'confirming');
  return 'unknown';
}

/** Money for it would be on the bill of its last day or the next: both agree with the books. */
async function isBilled(store: Store, { gateway, expiresAt }: Order): Promise<boolean> {
  const last = billDay(expiresAt);
  const days = [last, dayAfter(last)].map((day) => ({ gateway, day }));
  const known = await store.loadBillDays(days);
  return known.length === days.length && known.every(({ status }) => status === 'sealed');
}

/** Expired, let go by its application (waived), or in doubt: then unpaid means due again. */
async function hasToClose(store: Store, order: Order, now: Instant): Promise<boolean> {
  if (order.status === 'confirming' || now > order.expiresAt + lateMs) return true;
  const { payment } = (await store.loadApplication(order.applicationId))?.state ?? {};
  return payment?.status !== 'due' || payment.orderNumber !== order.orderNumber;
}
