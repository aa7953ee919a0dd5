import type { Exam } from '../application/exam.ts';
import type { ApplicationState, Instant } from '../application/state.ts';
import { currency } from '../fee.ts';
import { closeOf } from '../windows.ts';

/** Money that a gateway says it took (payments.md, section 4). */
export type Capture = {
  gateway: string;
  transactionId: string;
  orderNumber: string;
  amountFen: number;
  currency: string;
  /** The gateway's signed pay time. */
  paidAt?: Instant;
  source: 'notice' | 'return' | 'query' | 'bill';
};

/** What decideCapture needs of the order's item. */
export type CapturedOrder = {
  orderNumber: string;
  applicationId: string;
  gateway: string;
  amountFen: number;
  status: 'open' | 'confirming' | 'paid' | 'closed';
  transactionId?: string;
};

/**
 * settle: pays the fee. duplicate: this very capture did so before. surplus: recorded and
 * refunded. mismatch, orphan: recorded, a person decides. ask: the notice came after the close
 * without a signed pay time, or a bill tells of a payment within 30 minutes of the close, so only
 * the gateway's signed query can tell.
 */
export type CaptureVerdict = 'settle' | 'duplicate' | 'surplus' | 'mismatch' | 'orphan' | 'ask';

/** This very capture has paid this order: nothing else has to be read to know a duplicate. */
export function isKnown(order: CapturedOrder, capture: Capture): boolean {
  return (
    order.status === 'paid' &&
    order.transactionId === capture.transactionId &&
    order.orderNumber === capture.orderNumber &&
    order.gateway === capture.gateway &&
    order.amountFen === capture.amountFen &&
    capture.currency === currency
  );
}

/**
 * `at` is the arrival of the message: money known before the close was paid before the close.
 * A late capture of a closed order settles while the fee is due: the money is real.
 */
export function decideCapture(
  order: CapturedOrder | undefined,
  state: ApplicationState | undefined,
  capture: Capture,
  exam: Exam,
  at?: Instant,
): CaptureVerdict {
  if (!order || !state) return 'orphan';
  if (order.orderNumber !== capture.orderNumber || order.applicationId !== state.applicationId) {
    return 'orphan';
  }
  if (order.gateway !== capture.gateway) return 'mismatch';
  if (capture.currency !== currency || capture.amountFen !== order.amountFen) return 'mismatch';
  if (isKnown(order, capture)) return 'duplicate';
  if (order.status === 'paid') return 'surplus';
  if (!isFeeOpen(state) || order.amountFen !== state.payment.amountFen) return 'surplus';
  const paidAt = capture.paidAt ?? at;
  const close = closeOf(exam, state);
  if (capture.paidAt === undefined && (at === undefined || at > close)) return 'ask';
  if (capture.source === 'bill' && isNearClose(capture.paidAt, close)) return 'ask';
  return paidAt !== undefined && paidAt <= close ? 'settle' : 'surplus';
}

/** A bill's times carry no signature: this near to the close only the signed query tells. */
const nearCloseMs = 30 * 60_000;
const isNearClose = (paidAt: Instant | undefined, close: Instant): boolean =>
  paidAt === undefined || Math.abs(paidAt - close) <= nearCloseMs;

/**
 * The fee may still be settled: it is due, and the attempt lives. One that the close abandoned
 * counts, because the pay time decides and not the minute in which we learn of it.
 */
export function isFeeOpen(state: ApplicationState): boolean {
  const { status } = state.payment;
  if (status !== 'due' && status !== 'confirming') return false;
  return state.qualification.status !== 'withdrawn' && state.confirmation !== 'disqualified';
}
