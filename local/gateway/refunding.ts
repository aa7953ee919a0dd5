/** Refunds at every gateway: as much as was paid, and once for each refund number. */
import type { Gateway } from './context.ts';
import { type Refund, type SimOrder, sum } from './ledger.ts';

type Asked = { refundNumber: string; transactionId: string; amountFen: number };

/** How long the bank takes with a refund that is not done at once. */
const ASYNC_MS = 30_000;

/** The refund, made now or before; or why there is none. */
export function makeRefund(
  gateway: Gateway,
  order: SimOrder,
  asked: Asked,
  isAsync: boolean,
): Refund | 'differs' | 'too-much' {
  const same = order.refunds.find((row) => row.refundNumber === asked.refundNumber);
  if (same) {
    const fits = same.transactionId === asked.transactionId && same.amountFen === asked.amountFen;
    return fits ? same : 'differs';
  }
  const debit = order.debits.find((row) => row.transactionId === asked.transactionId);
  const before = order.refunds.filter((row) => row.transactionId === asked.transactionId);
  if (asked.refundNumber === '' || asked.amountFen === 0) return 'differs';
  if (sum(before) + asked.amountFen > (debit?.amountFen ?? 0)) return 'too-much';
  const at = gateway.now();
  const refund: Refund = { ...asked, at, ...(isAsync ? { doneAt: at + ASYNC_MS } : {}) };
  order.refunds.push(refund);
  return refund;
}

export const isDone = (gateway: Gateway, { doneAt }: Refund) =>
  doneAt === undefined || doneAt <= gateway.now();
