import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewMassRefund } from '#contract/mass-refund.ts';

/** How far a mass refund is, read from its refunds. */
export const handler = httpHandler('get-mass-refund', async ({ staff, params }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance', 'auditor')) return { refusal: { code: 'forbidden' } };
  const run = await db.loadMassRefund(params.id);
  if (!run) return { refusal: { code: 'not-found' } };
  return { status: 200, body: { ...viewMassRefund(run), ...(await db.massProgress(run.id)) } };
});
