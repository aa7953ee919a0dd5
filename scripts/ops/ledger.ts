/** The invariants of money over whole books: what a single request can never see. */
import type { Item } from '#adapters/dynamodb/read.ts';
import type { Order, Refund, StoredCapture } from '#adapters/dynamodb/types.ts';
import type { ApplicationState } from '#domain/application/state.ts';

export type Books = {
  orders: Order[];
  captures: StoredCapture[];
  refunds: Refund[];
  states: ApplicationState[];
};
/** One order as the gateway has it. */
export type TheirOrder = {
  orderNumber: string;
  debits: { transactionId: string; amountFen: number }[];
  refunds: { transactionId: string; amountFen: number; refundNumber: string }[];
};

export const emptyBooks = (): Books => ({ orders: [], captures: [], refunds: [], states: [] });

/** Sorts an item of the table into its book; what is no money and no application is left out. */
export function enter(books: Books, item: Item): void {
  const name = String(item.PK).slice('ORD#'.length);
  // The record of a key that opened nothing stands at an order's place.
  if (item.SK === 'ORDER' && item.status)
    books.orders.push({ ...item, orderNumber: name } as unknown as Order);
  if (item.SK === 'CAPTURE') books.captures.push(item as unknown as StoredCapture);
  if (item.SK === 'REFUND') books.refunds.push(item as unknown as Refund);
  if (item.SK === 'STATE')
    books.states.push({ ...(item.state as ApplicationState), applicationId: name });
}

const captureName = (one: { gateway: string; transactionId: string }) =>
  `${one.gateway} ${one.transactionId}`;
const byName = <T>(all: T[], name: (one: T) => string) =>
  new Map(all.map((one) => [name(one), one]));

/** A refund that has left or will leave without another decision. */
const goesBack = (refund: Refund | undefined): refund is Refund =>
  refund !== undefined && refund.status !== 'proposed' && refund.status !== 'declined';

/** One line for each thing that does not agree within our own books. */
export function disagreements({ orders, captures, refunds, states }: Books): string[] {
  const wrong: string[] = [];
  const say = (holds: boolean, line: string) => {
    if (!holds) wrong.push(line);
  };
  const orderOf = byName(orders, ({ orderNumber }) => orderNumber);
  const captureOf = byName(captures, captureName);
  const refundOf = byName(refunds, captureName);
  const held = new Map<string, number>();
  for (const capture of captures) {
    const { orderNumber, disposition, amountFen } = capture;
    const name = `capture ${captureName(capture)}`;
    const order = orderOf.get(orderNumber);
    const refund = refundOf.get(captureName(capture));
    if (disposition === 'settled') {
      say(order?.status === 'paid', `I2 ${name} settled, its order is ${order?.status}`);
      say(order?.amountFen === amountFen, `I2 ${name} and its order differ in amount`);
      if (order && !goesBack(refund))
        held.set(order.applicationId, (held.get(order.applicationId) ?? 0) + 1);
    }
    if (disposition === 'surplus') say(refund !== undefined, `I3 ${name} surplus, no refund`);
  }
  for (const refund of refunds) {
    const capture = captureOf.get(captureName(refund));
    const name = `refund ${refund.refundNumber}`;
    say(capture !== undefined, `I4 ${name} of no capture`);
    say(capture?.amountFen === refund.amountFen, `I4 ${name} and its capture differ in amount`);
    say(capture?.orderNumber === refund.orderNumber, `I5 ${name} names another order`);
  }
  say(refundOf.size === refunds.length, 'I4 two refunds of one capture');
  for (const order of orders) {
    if (order.status !== 'paid') continue;
    const capture = captureOf.get(`${order.gateway} ${order.transactionId}`);
    say(capture?.disposition === 'settled', `I2 order ${order.orderNumber} paid, nothing settled`);
  }
  for (const { applicationId, payment } of states) {
    const count = held.get(applicationId) ?? 0;
    const paid = payment.status === 'paid' ? 1 : 0;
    say(count === paid, `I1 I6 application ${applicationId} ${payment.status} with ${count} held`);
    const order = paid ? orderOf.get(payment.orderNumber ?? '') : undefined;
    say(
      !paid || order?.applicationId === applicationId,
      `I5 ${applicationId} paid by no own order`,
    );
  }
  return wrong;
}

/** One line for each movement of money that only one side has. */
export function unlikeTheirs({ captures, refunds }: Books, theirs: TheirOrder[]): string[] {
  const debit = (one: { transactionId: string; amountFen: number }) =>
    `debit ${one.transactionId} ${one.amountFen}`;
  const back = (one: TheirOrder['refunds'][number]) =>
    `refund ${one.refundNumber} ${one.transactionId} ${one.amountFen}`;
  // What waits for a person (mismatch, orphan) may be no movement at all.
  const ours = new Set([
    ...captures.filter(({ disposition }) => /settled|surplus/.test(disposition)).map(debit),
    ...refunds.filter(({ status }) => status === 'done').map(back),
  ]);
  const gateways = new Set(
    theirs.flatMap((one) => [...one.debits.map(debit), ...one.refunds.map(back)]),
  );
  const waiting = new Set(captures.map(debit));
  return [
    ...[...ours].filter((line) => !gateways.has(line)).map((line) => `I8 only ours: ${line}`),
    ...[...gateways]
      .filter((line) => !ours.has(line) && !waiting.has(line))
      .map((line) => `I8 only theirs: ${line}`),
  ];
}
