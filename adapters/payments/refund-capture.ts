/**
 * The refund worker's step (payments.md, section 4): lease, ask before sending again, send under
 * the capture's one refund number, and note done, sent, or that a person has to take over.
 */
import type { Instant } from '#domain/application/state.ts';
import type { Refund, RefundNote, RefundStatus, Store } from '../dynamodb/types.ts';
import { logIncident } from './incident.ts';
import { noteOutcome } from './note-outcome.ts';
import type { PaymentGateway } from './port.ts';

/** Longer than a worker may run: who crashed is followed by another after this. */
const leaseMs = 60_000;
/** Seconds until the next look at a refund that is on its way or unanswered. */
const backOff = [60, 300, 900, 3600, 14_400];

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
  const note =
    (await knownOutcome(gateway, leased, later)) ??
    (await nothingLeft(store, gateway, leased, later)) ??
    (await send(gateway, leased, later));
  // The day on whose bill it will be: when the gateway took it, not when it was done.
  const taken = refund.status === 'queued' && (note.status === 'sent' || note.status === 'done');
  await noteOutcome(store, leased, { ...note, ...(taken && { bookedAt: now }) }, now);
  return note.status;
}

/** What the gateway says of an earlier try; undefined: it may be sent. */
async function knownOutcome(
  gateway: PaymentGateway,
  refund: Refund,
  later: Instant,
): Promise<RefundNote | undefined> {
  if ((refund.tries ?? 1) === 1) return undefined;
  const state = await gateway.queryRefund(refund);
  switch (state.kind) {
    case 'not-found':
      return undefined;
    case 'done':
      return { status: 'done' };
    case 'processing':
      return { status: 'sent', nextAt: later, resend: false };
    case 'unanswered':
      return { status: refund.status, nextAt: later };
    default:
      if (refund.resend) return undefined;
      logIncident({ code: 'refund-failed', ...namesOf(refund), why: state.kind });
      return { status: 'failed', nextAt: later, why: state.kind };
  }
}

/**
 * The gateway's own word on what is left of the payment, before anything is sent. A person's
 * `resend` overrules it, and the gateway's own limit remains.
 */
async function nothingLeft(
  store: Store,
  gateway: PaymentGateway,
  refund: Refund,
  later: Instant,
): Promise<RefundNote | undefined> {
  if (refund.resend) return undefined;
  const answer = await gateway.query(refund.orderNumber);
  if (answer.kind === 'unanswered') return { status: refund.status, nextAt: later };
  // It took the money, so it will know of it again; a person looks when it still does not.
  if (answer.kind !== 'paid') {
    const patient = (refund.tries ?? 1) < backOff.length;
    return patient ? { status: refund.status, nextAt: later } : byHand(refund, later, answer.kind);
  }
  // A second debit of the same order: the query tells only of the first.
  if (answer.capture.transactionId !== refund.transactionId) return undefined;
  const elsewhere = await refundedOfOthers(store, refund);
  const left = answer.capture.amountFen - Math.max(0, answer.refundedFen - elsewhere);
  return left >= refund.amountFen ? undefined : byHand(refund, later, 'nothing-left');
}

/** The gateway sums by order: what went back of its other captures is no part of this one. */
async function refundedOfOthers(store: Store, refund: Refund): Promise<number> {
  const { surplus = new Set<string>() } = (await store.loadOrder(refund.orderNumber)) ?? {};
  const others = [...surplus].filter((number) => number !== refund.refundNumber);
  const refunds = await Promise.all(others.map((number) => store.loadRefund(number)));
  const gone = refunds.filter((one) => one?.status === 'sent' || one?.status === 'done');
  return gone.reduce((sum, one) => sum + (one?.amountFen ?? 0), 0);
}

async function send(gateway: PaymentGateway, refund: Refund, later: Instant): Promise<RefundNote> {
  const result = await gateway.refund(refund);
  if (result.kind === 'accepted') return { status: 'sent', nextAt: later, resend: false };
  // Whether it was taken is unknown: the next turn asks, and only then sends again.
  if (result.kind === 'unanswered') return { status: refund.status, nextAt: later };
  return byHand(refund, later, result.code);
}

function byHand(refund: Refund, later: Instant, why: string): RefundNote {
  logIncident({ code: 'refund-refused', ...namesOf(refund), why });
  return { status: 'manual', nextAt: later, why, resend: false };
}

const namesOf = ({ gateway, transactionId }: Refund) => ({ gateway, transactionId });
