import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { retryRefund } from '#adapters/payments/office/retry.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewRefund } from '#contract/refund.ts';

/** Sends a failed refund once more, under its own number. */
export const handler = httpHandler('retry-refund', async ({ staff, params, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const outcome = await retryRefund(db, staff.username, params.refundNumber, now);
  return 'refusal' in outcome ? outcome : { status: 200, body: viewRefund(outcome.refund) };
});
