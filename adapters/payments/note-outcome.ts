import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Instant } from '#domain/application/state.ts';
import { find } from '../change.ts';
import type { Change, Refund, RefundNote, Store } from '../dynamodb/types.ts';

const rounds = 4;

/**
 * Notes what became of a refund. When it is the refund of a fee, its end and the fee's go into
 * one transaction; a worker that dies before it is followed by one that asks the gateway again.
 * @throws when the application was contended in every round: the lease ends, another worker asks
 */
export async function noteOutcome(
  store: Store,
  refund: Refund,
  note: RefundNote,
  now: Instant,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const change = await changeOf(store, refund, note, now);
    if ((await store.noteRefund(refund, note, change)) === 'noted') return;
    const stored = await store.loadRefund(refund.refundNumber);
    // Another worker took it over after this one's lease, and notes what it learns.
    if (stored?.status !== refund.status || stored.tries !== refund.tries) return;
  }
  throw new Error('the application of a refund was contended in every round');
}

async function changeOf(
  store: Store,
  refund: Refund,
  { status }: RefundNote,
  now: Instant,
): Promise<Change | undefined> {
  const { applicationId, kind, gateway, transactionId, refundNumber } = refund;
  const ends = status === 'done' || status === 'failed' || status === 'manual';
  if (!ends || !applicationId || kind === 'surplus' || kind === 'mismatch') return undefined;
  const found = await find(store, applicationId);
  if (!found) throw new Error('the application of a refund is missing');
  const { loaded, exam } = found;
  const decision = decide(
    loaded.state,
    {
      kind: status === 'done' ? 'refund-done' : 'refund-failed',
      at: now,
      gateway,
      transactionId,
      refundNumber,
      refundKind: kind,
    },
    { exam },
  );
  if ('refusal' in decision || decision.events.length === 0) return undefined;
  return { loaded, state: evolve(loaded.state, decision.events), events: decision.events };
}
