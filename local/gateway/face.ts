import type { Gateway } from './context.ts';
import type { Debit, Notification, SimOrder } from './ledger.ts';
import type { Signed } from './sign.ts';

export type Outcome = Pick<Debit, 'transactionId' | 'amountFen' | 'paidAt'>;
export type Tell = (gateway: Gateway, order: SimOrder, debit: Outcome) => Signed;

/** What differs between the gateways when money has moved. */
export type Face = {
  /** Waits before each further try of a notice that nobody acknowledged, in milliseconds. */
  resends: readonly number[];
  /** The content of the genuine notice. */
  notice: Tell;
  /** An attacker's notices, and signed ones that are not what was ordered, by scenario. */
  forged: Record<string, Tell>;
  /** The request of one try; a signature that holds its time is made anew. */
  deliver(
    gateway: Gateway,
    notification: Pick<Notification, 'url' | 'fields'>,
  ): { url: string; init: RequestInit };
  isAcknowledged(answer: { status: number; body: string }): boolean;
  /** Where the browser goes after the button. */
  returnAddress(gateway: Gateway, order: SimOrder): string;
};
