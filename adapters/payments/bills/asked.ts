import { inGroups } from '../../in-groups.ts';
import type { BillRow } from '../port.ts';
import type { BillWorld } from './source.ts';

/** Questions at once: a gateway's limit of calls is not for us alone. */
const atOnce = 8;

/** The gateway did not answer about every order: the day waits. */
export class Unasked extends Error {}

/**
 * A bill made of signed answers, for a gateway that documents none: one question for each order
 * of the day and each refund that is done. Fees are not in them.
 */
export async function* askedRows(
  { store, gateway }: Pick<BillWorld, 'store' | 'gateway'>,
  day: string,
): AsyncGenerator<BillRow> {
  for await (const group of inGroups(store.billOrders(gateway.id, day), atOnce)) {
    for (const answer of await Promise.all(group.map((number) => gateway.query(number)))) {
      if (answer.kind === 'unanswered') throw new Unasked(answer.why);
      if (answer.kind !== 'paid') continue;
      const { orderNumber, transactionId, amountFen, paidAt } = answer.capture;
      const told = { orderNumber, transactionId, amountFen, ...(paidAt && { tradedAt: paidAt }) };
      yield { kind: 'payment', ...told, feeFen: 0, status: 'success' };
    }
  }
  for await (const entry of store.billEntries(gateway.id, day)) {
    const { refundNumber, transactionId, orderNumber, amountFen } = entry;
    if (entry.status !== 'success' || refundNumber === undefined) continue;
    const state = await gateway.queryRefund({ refundNumber, transactionId, orderNumber });
    if (state.kind === 'unanswered') throw new Unasked(state.why);
    if (state.kind !== 'done') continue;
    const told = { refundNumber, transactionId, orderNumber, amountFen };
    yield { kind: 'refund', ...told, feeFen: 0, status: 'success' };
  }
}
