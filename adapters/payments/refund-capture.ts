/**
 * The refund worker's step (payments.md, section 4): lease, ask before sending again, send under
 * the capture's one refund number, and note done, sent, or that a person has to take over.
 */
import type { Instant } from '#domain/application/state.ts';
import type { Refund, RefundStatus, Store } from '../dynamodb/types.ts';
import { logIncident } from './incident.ts';
import type { PaymentGateway } from './port.ts';

/** Longer than a worker may run: who crashed is followed by another after this. */
const leaseMs = 60_000;
/** Seconds until the next look at a refund that is on its way or unanswered. */
const backOff = [60, 300, 900, 3600, 14_400];

type Note = { status: RefundStatus; nextAt?: Instant; why?: string };

/** @returns the refund's status, or 'taken' when another worker has it */
export async function refundCapture(
  store: Store,
  gateway: PaymentGateway,
  refund: Refund,
  now: Instant,
): Promise<RefundStatus | 'taken'> {
  const leased = await store.leaseRefund(refund, now + leaseMs);
  if (!leased) return 'taken';
  const tries = leased.tries ?? 1;
  const later = now + (backOff[Math.min(tries - 1, backOff.length - 1)] ?? 14_400) * 1000;
  const note = (await knownOutcome(gateway, leased, later)) ?? (await send(gateway, leased, later));
  // The day on whose bill it will be: when the gateway took it, not when it was done.
  const taken = refund.status === 'queued' && (note.status === 'sent' || note.status === 'done');
  await store.noteRefund(leased, { ...note, ...(taken && { bookedAt: now }) });
  return note.status;
}

/** What the gateway says of an earlier try; undefined: it knows of none, so it may be sent. */
async function knownOutcome(
  gateway: PaymentGateway,
  refund: Refund,
  later: Instant,
): Promise<Note | undefined> {
  if ((refund.tries ?? 1) === 1) return undefined;
  const state = await gateway.queryRefund(refund);
  switch (state.kind) {
    case 'not-found':
      return undefined;
    case 'done':
      return { status: 'done' };
    case 'processing':
      return { status: 'sent', nextAt: later };
    case 'unanswered':
      return { status: refund.status, nextAt: later };
    default:
      logIncident({ code: 'refund-failed', ...namesOf(refund), why: state.kind });
      return { status: 'failed', nextAt: later, why: state.kind };
  }
}

async function send(gateway: PaymentGateway, refund: Refund, later: Instant): Promise<Note> {
  const result = await gateway.refund(refund);
  if (result.kind === 'accepted') return { status: 'sent', nextAt: later };
  if (result.kind === 'unanswered') return { status: refund.status, nextAt: later };
  logIncident({ code: 'refund-refused', ...namesOf(refund), why: result.code });
  return { status: 'manual', nextAt: later, why: result.code };
}

const namesOf = ({ gateway, transactionId }: Refund) => ({ gateway, transactionId });
