/** Two persons and a refund of a fee: what is proposed, confirmed and declined on one path. */
import type { Command } from '#domain/application/commands.ts';
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import { type RefusalCode, refuse } from '#domain/refusals.ts';
import { type Found, find } from '../../change.ts';
import type { Refund, Store } from '../../dynamodb/types.ts';

export type RefundOutcome =
  | { refund: Refund }
  | { refusal: { code: RefusalCode; detail?: string } };

const tries = 3;

/**
 * Writes the next status of a refund with the change of its application; without an application
 * (money that settled nothing) the refund alone.
 * @param was the refund as read; absent: the capture has none
 */
export async function moveRefund(
  store: Store,
  refund: Refund,
  was: Refund | undefined,
  command: Command,
): Promise<RefundOutcome> {
  for (let round = 0; round < tries; round += 1) {
    const change = await decided(store, refund, command);
    if ('refusal' in change) return change;
    const started = await store.startRefund({ refund, ...(was ? { was } : {}), ...change });
    if (started === 'started') return { refund };
    if (started === 'exists') return refuse('refund-exists');
  }
  return refuse('version-conflict');
}

async function decided(store: Store, { applicationId }: Refund, command: Command) {
  if (applicationId === undefined) return {};
  const found: Found | undefined = await find(store, applicationId);
  if (!found) throw new Error('the application of a refund is missing');
  const { loaded, exam } = found;
  const decision = decide(loaded.state, command, { exam });
  if ('refusal' in decision) return decision;
  return { loaded, state: evolve(loaded.state, decision.events), events: decision.events };
}
