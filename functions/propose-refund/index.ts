import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { proposeRefund } from '#adapters/payments/office/propose.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewRefund } from '#contract/refund.ts';

/** Proposes to give a paid fee back; another person of finance confirms. */
export const handler = httpHandler('propose-refund', async ({ staff, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const outcome = await proposeRefund(db, staff.username, body, now);
  if ('refusal' in outcome) return outcome;
  return { status: 201, body: viewRefund(outcome.refund) };
});
