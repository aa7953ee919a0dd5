import type { RefundKind } from '#domain/application/commands.ts';
import type { Instant } from '#domain/application/state.ts';
import type { Change } from './types.ts';

export type Refund = {
  /** `refundNumber(gateway, transactionId)`: one per capture. */
  refundNumber: string;
  gateway: string;
  transactionId: string;
  orderNumber: string;
  amountFen: number;
  kind: 'surplus' | 'mismatch' | RefundKind;
  status: RefundStatus;
  createdAt: Instant;
  /** Whose fee goes back; absent when the capture settled nothing. */
  applicationId?: string;
  /** Of the order, for the monthly summary. */
  examId?: string;
  reason?: string;
  /** Every refund but a surplus has two persons. */
  proposedBy?: string;
  confirmedBy?: string;
  declinedBy?: string;
  /** A person has asked for another try under the same number. */
  retriedBy?: string;
  /** That try is still to be made: what the gateway says of the one before does not stop it. */
  resend?: boolean;
  /** The mass refund that started it. */
  massId?: string;
  /** How often a worker took it; absent: never. From the second time on the gateway is asked. */
  tries?: number;
  /** When it is worked on next; absent when it is done. */
  nextAt?: Instant;
  /** The gateway's code of a refusal, for the person who takes over. */
  why?: string;
};

/**
 * proposed: waits for the second person; declined: may be proposed again. queued: to be sent;
 * sent: accepted, not yet done; failed, manual: a person takes over.
 */
export type RefundStatus =
  | 'proposed'
  | 'declined'
  | 'queued'
  | 'sent'
  | 'done'
  | 'failed'
  | 'manual';

export type RefundNote = {
  status: RefundStatus;
  nextAt?: Instant;
  why?: string;
  resend?: boolean;
  retriedBy?: string;
  /** When the gateway took it: the day on whose bill it will be. */
  bookedAt?: Instant;
};

/** The change of the application that belongs to it; none when no fee is moved. */
type WithChange = Change | { loaded?: undefined };

export type RefundStore = {
  loadRefund(refundNumber: string): Promise<Refund | undefined>;
  dueRefunds(now: Instant, limit: number): Promise<Refund[]>;
  /** Takes it until then: undefined when another worker was faster or it is no work any more. */
  leaseRefund(refund: Refund, until: Instant): Promise<Refund | undefined>;
  /** Only by who holds the lease; T7 when the application's change comes with it. */
  noteRefund(refund: Refund, note: RefundNote, change?: Change): Promise<'noted' | 'conflict'>;
  /**
   * T6 in one transaction: the refund, proposed or queued, with the application's change.
   * @param start.was the proposal that it follows, as read; absent: the capture has no refund yet
   * @returns exists: the capture has another refund, or the proposal is not what was read
   */
  startRefund(
    start: { refund: Refund; was?: Refund } & WithChange,
  ): Promise<'started' | 'exists' | 'conflict'>;
};
