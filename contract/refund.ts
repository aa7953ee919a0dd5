import * as z from 'zod';
import { text } from './text.ts';
import { toWireTime, wireTime } from './time.ts';

export const gatewayId = z.string().regex(/^[a-z-]{1,20}$/);
export const transactionId = z.string().regex(/^[A-Za-z0-9_.|*-]{1,64}$/);
export const refundNumber = z.string().regex(/^R[0-9A-Z]{24}$/);
const reason = text(500);

export const ProposeRefund = z.strictObject({
  gateway: gatewayId,
  transactionId,
  kind: z.enum(['voluntary', 'waiver', 'cancelled']),
  reason,
});
export const Nothing = z.strictObject({});
export const DeclineRefund = z.strictObject({ reason });
export const DecideCapture = z.strictObject({ decision: z.enum(['refund', 'accept']), reason });

const refundStatus = z.enum(['proposed', 'declined', 'queued', 'sent', 'done', 'failed', 'manual']);
const refund = {
  refundNumber: z.string(),
  gateway: z.string(),
  transactionId: z.string(),
  orderNumber: z.string(),
  amountFen: z.int(),
  currency: z.literal('CNY'),
  kind: z.enum(['surplus', 'mismatch', 'voluntary', 'waiver', 'cancelled', 'disqualified']),
  status: refundStatus,
  createdAt: wireTime,
  applicationId: z.string().optional(),
  reason: z.string().optional(),
  proposedBy: z.string().optional(),
  confirmedBy: z.string().optional(),
  declinedBy: z.string().optional(),
  /** The gateway's own code, for the person who takes over. */
  why: z.string().optional(),
};
export const Refund = z.strictObject(refund).meta({ id: 'Refund' });

type Optional = 'applicationId' | 'reason' | 'proposedBy' | 'confirmedBy' | 'declinedBy' | 'why';
const optional: Optional[] = [
  'applicationId',
  'reason',
  'proposedBy',
  'confirmedBy',
  'declinedBy',
  'why',
];
type Stored = Omit<z.output<typeof Refund>, Optional | 'currency' | 'createdAt'> & {
  [Name in Optional]?: string;
} & { createdAt: number };

/** A stored refund as finance sees it. */
export function viewRefund(stored: Stored): z.output<typeof Refund> {
  const { refundNumber: number, gateway, orderNumber, amountFen, kind, status } = stored;
  const more = optional.flatMap((name) => (stored[name] ? [[name, stored[name]]] : []));
  return {
    refundNumber: number,
    gateway,
    transactionId: stored.transactionId,
    orderNumber,
    amountFen,
    currency: 'CNY',
    kind,
    status,
    createdAt: toWireTime(stored.createdAt),
    ...Object.fromEntries(more),
  };
}

const exceptionKind = z.enum(['mismatch', 'orphan', 'refund', 'proposal', 'order']);
export type ExceptionKind = z.output<typeof exceptionKind>;
export const exceptionKinds = exceptionKind.options;

export const ExceptionQuery = z.strictObject({
  kind: exceptionKind.optional(),
  cursor: z.string().max(4000).optional(),
});

/** mismatch, orphan: a capture; refund: failed or manual; order: unresolved for over a day. */
const PaymentException = z
  .strictObject({
    kind: exceptionKind,
    since: wireTime,
    gateway: z.string(),
    orderNumber: z.string(),
    transactionId: z.string().optional(),
    amountFen: z.int(),
    currency: z.string(),
    status: z.string(),
    refund: Refund.optional(),
  })
  .meta({ id: 'PaymentException' });
export const ExceptionPage = z.strictObject({
  items: z.array(PaymentException),
  cursor: z.string().optional(),
});

export const DecidedCapture = z.strictObject({
  gateway: z.string(),
  transactionId: z.string(),
  disposition: z.enum(['settled', 'surplus', 'mismatch', 'orphan']),
  /** The proposal that another person confirms. */
  refund: Refund.optional(),
});
