import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { reopenFee } from '#adapters/payments/office/reopen.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewRefund } from '#contract/refund.ts';

/** Lets the person whose fee went back pay again. */
export const handler = httpHandler('reopen-fee', async ({ staff, params, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const outcome = await reopenFee(db, staff.username, params.refundNumber, now);
  return 'refusal' in outcome ? outcome : { status: 200, body: viewRefund(outcome.refund) };
});
