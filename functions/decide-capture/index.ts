import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { acceptCapture, proposeReturn } from '#adapters/payments/office/capture.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewRefund } from '#contract/refund.ts';

/** Money that fits no order: proposed for its way back, or taken for the fee where it fits. */
export const handler = httpHandler('decide-capture', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const asked = { ...params, by: staff.username, reason: body.reason, now };
  const outcome =
    body.decision === 'refund' ? await proposeReturn(db, asked) : await acceptCapture(db, asked);
  if ('refusal' in outcome) return outcome;
  const { refund, capture } = outcome;
  const { disposition } = capture;
  if (!refund) return { status: 200, body: { ...params, disposition } };
  return { status: 201, body: { ...params, disposition, refund: viewRefund(refund) } };
});
