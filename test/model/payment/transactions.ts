/** T2 and T3 of the design: each is one transaction and answers the conditions that failed. */
import { entry, type Removed, type World } from './books.ts';

type Failed = 'capture' | 'order' | 'fee' | 'cause' | 'refund';

/** T2: capture, order and fee together. */
export function settle(world: World, transaction: string, removed?: Removed): Failed[] {
  const { order: number, person } = entry(world.debits, transaction);
  const order = entry(world.orders, number);
  const failed: Failed[] = [];
  const known = world.captures[transaction];
  if (known && removed !== 'capture is new') failed.push('capture');
  if (order.status === 'paid') failed.push('order');
  if (entry(world.fees, person).status !== 'due' && removed !== 'fee is due') failed.push('fee');
  if (failed.length > 0) return failed;
  world.captures[transaction] = {
    disposition: 'settled',
    person,
    booked: (known?.booked ?? 0) + 1,
  };
  Object.assign(order, { status: 'paid', transaction });
  world.fees[person] = { status: 'paid', transaction, active: null };
  return [];
}

/** T3: the capture as surplus with its one refund, while the cause still holds. */
export function recordSurplus(
  world: World,
  transaction: string,
  cause: 'order' | 'fee',
  removed?: Removed,
): Failed[] {
  const { order: number, person } = entry(world.debits, transaction);
  const orderPaid = entry(world.orders, number).status === 'paid';
  const feeDue = entry(world.fees, person).status === 'due';
  const failed: Failed[] = [];
  if (world.captures[transaction] && removed !== 'capture is new') failed.push('capture');
  const holds = cause === 'order' ? orderPaid : !feeDue;
  if (!holds && removed !== 'cause of the surplus') failed.push('cause');
  const refund = `R${transaction}`;
  if (world.refunds[refund]) failed.push('refund');
  if (failed.length > 0) return failed;
  if (feeDue && !orderPaid) world.fault = 'I9 refunded as surplus while the fee was due';
  world.captures[transaction] = { disposition: 'surplus', person, booked: 1 };
  world.refunds[refund] = { status: 'queued', transaction, kind: 'surplus' };
  return [];
}
