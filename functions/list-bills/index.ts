import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentDay } from '#adapters/payments/bills/present.ts';
import { daysOf } from '#adapters/payments/bills/summary.ts';
import { hasRole } from '#adapters/staff.ts';
import { gatewayIds } from '#contract/bill.ts';

/** The days of a month on which a bill was asked for, by day and gateway. */
export const handler = httpHandler('list-bills', async ({ staff, query, now }) => {
  if (!hasRole(staff, 'finance', 'auditor')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { gateway, month, examId } = query;
  const wanted = daysOf(month, now).flatMap((day) =>
    (gateway ? [gateway] : gatewayIds).map((id) => ({ gateway: id, day })),
  );
  const days = await db.loadBillDays(wanted);
  return { status: 200, body: { days: days.map((day) => presentDay(day, examId)) } };
});
