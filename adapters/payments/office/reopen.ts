import type { Instant } from '#domain/application/state.ts';
import { refuse } from '#domain/refusals.ts';
import { changeApplication, type Refused } from '../../change.ts';
import type { Refund, Store } from '../../dynamodb/types.ts';

/** T8: whose fee went back may pay again, with a new order. */
export async function reopenFee(
  store: Store,
  by: string,
  refundNumber: string,
  now: Instant,
): Promise<{ refund: Refund } | Refused> {
  const refund = await store.loadRefund(refundNumber);
  if (!refund?.applicationId) return refuse('not-found');
  if (refund.status !== 'done') return refuse('not-payable');
  const command = { kind: 'reopen-fee', at: now, by } as const;
  const outcome = await changeApplication(store, refund.applicationId, () => command);
  return 'refusal' in outcome ? outcome : { refund };
}
