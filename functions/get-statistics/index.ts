import { functionStore } from '#adapters/dynamodb/open.ts';
import { statisticsOf } from '#adapters/figures/statistics.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';

/** The figures as they are now; what is published is at most five minutes older. */
export const handler = httpHandler('get-statistics', async ({ staff, params, now }) => {
  if (!hasRole(staff, 'exam-admin', 'lead', 'auditor')) return { refusal: { code: 'forbidden' } };
  const statistics = await statisticsOf(await functionStore(), params.examId, now);
  if (!statistics) return { refusal: { code: 'not-found' } };
  return { status: 200, body: statistics };
});
