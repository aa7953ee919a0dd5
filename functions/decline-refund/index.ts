import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { declineRefund } from '#adapters/payments/office/answer.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewRefund } from '#contract/refund.ts';

/** A proposal comes to nothing, with a reason; it may be proposed again. */
export const handler = httpHandler('decline-refund', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const { refundNumber } = params;
  const outcome = await declineRefund(db, staff.username, refundNumber, body.reason, now);
  return 'refusal' in outcome ? outcome : { status: 200, body: viewRefund(outcome.refund) };
});
