import { csvAnswer } from '#adapters/csv/csv.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { daysOf, summarise, summaryLines } from '#adapters/payments/bills/summary.ts';
import { gateways } from '#adapters/payments/gateways.ts';
import { hasRole } from '#adapters/staff.ts';

/** The month's statement for the treasury; says which days are not in it yet. */
export const handler = httpHandler('get-payment-summary', async ({ staff, params, query, now }) => {
  if (!hasRole(staff, 'finance', 'auditor')) return { refusal: { code: 'forbidden' } };
  const [db, { all }] = await Promise.all([functionStore(), gateways()]);
  const { month } = params;
  const wanted = daysOf(month, now).flatMap((day) => all.map(({ id }) => ({ gateway: id, day })));
  const [stored, waived] = await Promise.all([db.loadBillDays(wanted), db.waiversOf(month)]);
  const summary = summarise(month, wanted, stored, waived);
  if (query.format === 'json') return { status: 200, body: summary };
  const encoding = query.format === 'csv' ? 'utf-8' : 'gb18030';
  return csvAnswer(`summary-${month}`, summaryLines(summary), encoding);
});
