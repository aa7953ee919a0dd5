import type { ExceptionKind } from '#contract/refund.ts';
import type { Order, Page, Refund, StoredCapture } from './types.ts';

export type { ExceptionKind } from '#contract/refund.ts';

/** Money, a refund or an order that waits for a person. */
export type PaymentException =
  | { kind: 'mismatch' | 'orphan'; capture: StoredCapture }
  | { kind: 'refund' | 'proposal'; refund: Refund }
  | { kind: 'order'; order: Order };

export type ExceptionStore = {
  /** Oldest first over the kinds. Throws CursorRefused for an edited cursor. */
  listExceptions(request: {
    kinds: ExceptionKind[];
    cursor?: string | undefined;
  }): Promise<Page<PaymentException>>;
};
