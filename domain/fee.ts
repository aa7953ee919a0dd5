import type { Exam } from './application/exam.ts';
import type { ApplicationState, Payment } from './application/state.ts';

/** The only currency; amounts are integer fen. */
export const currency = 'CNY';

/** What a new application owes; an exam without a fee asks nobody to pay. */
export function initialPayment(exam: Exam): Payment {
  return exam.feeFen > 0
    ? { status: 'due', amountFen: exam.feeFen }
    : { status: 'waived', amountFen: 0 };
}

/** The fee without an order: what remains when one is closed or dropped. */
export function dueAgain(payment: Payment): Payment {
  return { status: 'due', amountFen: payment.amountFen };
}

/** An order is open at the gateway, or nobody knows yet how it ended. */
export function hasUnresolvedOrder(payment: Payment): boolean {
  return (
    payment.status === 'confirming' ||
    (payment.status === 'due' && payment.orderNumber !== undefined)
  );
}

export function isFeeSettled(payment: Payment): boolean {
  return payment.status === 'paid' || payment.status === 'waived';
}

type RefundOwed = 'waiver' | 'voluntary' | 'disqualified';

/**
 * The refund that a decision has granted and that has not begun: a waiver after the payment, a
 * withdrawal that two people of finance agreed to, or a disqualification that gives the fee back. The change that grants it writes the refund too;
 * it ends by itself when the payment leaves `paid`.
 */
export function refundOwed(state: ApplicationState): RefundOwed | undefined {
  if (state.payment.status !== 'paid') return undefined;
  if (state.withdrawalRequest?.refundDue) return 'voluntary';
  if (state.disqualification?.refundDue) return 'disqualified';
  return state.waiver?.refundDue ? 'waiver' : undefined;
}
