import type { Loaded, Store } from '#adapters/dynamodb/types.ts';
import { capture, changed, creation, NOON, order, pendingState } from './application.ts';

export async function loadOne(store: Store, id: string): Promise<Loaded> {
  const loaded = await store.loadApplication(id);
  if (!loaded) throw new Error(`${id} is missing`);
  return loaded;
}

/** An application whose fee is paid by the transaction `T-id` of the order `ORD-id`. */
export async function paidOne(store: Store, id: string, examId = 'demo'): Promise<Loaded> {
  const state = { ...pendingState(id), examId };
  await store.createApplication(creation(id, { idNumber: `synthetic-${id}`, state }));
  const opened = order(`ORD-${id}`, id);
  const orderNumber = opened.orderNumber;
  const due = { status: 'due', amountFen: 15_000, orderNumber, gateway: 'yeepay' } as const;
  const opening = changed(await loadOne(store, id), 'order-opened', { payment: due });
  await store.openOrder({ ...opening, order: opened });
  const transactionId = `T-${id}`;
  const payment = { ...due, status: 'paid', transactionId, paidAt: NOON } as const;
  const paying = changed(await loadOne(store, id), 'paid', { payment });
  const facts = capture(orderNumber, transactionId);
  await store.settle({ ...paying, order: opened, capture: facts, now: NOON });
  return loadOne(store, id);
}
