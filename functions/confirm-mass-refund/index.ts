import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewMassRefund } from '#contract/mass-refund.ts';

/** The second person starts what was counted; the schedule works it off. */
export const handler = httpHandler('confirm-mass-refund', async ({ staff, params }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const run = await db.loadMassRefund(params.id);
  if (!run) return { refusal: { code: 'not-found' } };
  const { status } = run;
  if (status === 'counting') return { refusal: { code: 'not-pending', detail: '正在统计' } };
  if (status === 'counted') return { refusal: { code: 'not-pending', detail: '仅为预览' } };
  if (status !== 'proposed') return { refusal: { code: 'refund-exists' } };
  if (run.proposedBy === staff.username) return { refusal: { code: 'second-person-required' } };
  const revision = run.revision + 1;
  const after = { ...run, status: 'running', confirmedBy: staff.username, revision } as const;
  if ((await db.saveMassRefund(after)) === 'conflict')
    return { refusal: { code: 'refund-exists' } };
  return { status: 200, body: viewMassRefund(after) };
});
