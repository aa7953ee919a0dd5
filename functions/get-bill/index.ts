import { csvAnswer } from '#adapters/csv/csv.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import {
  differenceLines,
  presentDay,
  presentDifference,
} from '#adapters/payments/bills/present.ts';
import { hasRole } from '#adapters/staff.ts';

/** What differs between one day's bill and our books, 500 differences a page. */
export const handler = httpHandler('get-bill', async ({ staff, params, query }) => {
  if (!hasRole(staff, 'finance', 'auditor')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { gateway, day } = params;
  const bill = await db.loadBillDay(gateway, day);
  if (!bill) return { refusal: { code: 'not-found' } };
  const { items, cursor } = await db.pageBillDifferences(gateway, day, query.after);
  if (query.format === 'csv') {
    const answer = csvAnswer(`${gateway}-${day}`, differenceLines(items));
    // The next page's start, for who reads on: a table has no place for it.
    const more = cursor ? { 'x-baoming-after': encodeURIComponent(cursor) } : {};
    return { ...answer, headers: { ...answer.headers, ...more } };
  }
  const differences = items.map(presentDifference);
  const body = { bill: presentDay(bill), differences, ...(cursor ? { after: cursor } : {}) };
  return { status: 200, body };
});
