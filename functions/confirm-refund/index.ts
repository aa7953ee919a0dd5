import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { confirmRefund } from '#adapters/payments/office/answer.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewRefund } from '#contract/refund.ts';

/** The second person’s yes: the refund is queued and the fee is refunding, in one transaction. */
export const handler = httpHandler('confirm-refund', async ({ staff, params, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const outcome = await confirmRefund(db, staff.username, params.refundNumber, now);
  return 'refusal' in outcome ? outcome : { status: 200, body: viewRefund(outcome.refund) };
});
