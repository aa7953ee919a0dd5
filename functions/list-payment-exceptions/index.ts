import { CursorRefused } from '#adapters/dynamodb/cursor.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentException } from '#adapters/payments/office/present.ts';
import { hasRole } from '#adapters/staff.ts';
import { exceptionKinds } from '#contract/refund.ts';

const cursorRefused = { pointer: '/cursor', code: 'cursor-refused', detail: '请从第一页重新开始' };

/** Captures, refunds, proposals and orders that wait for a person, oldest first. */
export const handler = httpHandler('list-payment-exceptions', async ({ staff, query }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance', 'auditor')) return { refusal: { code: 'forbidden' } };
  const { kind, cursor } = query;
  try {
    const page = await db.listExceptions({ kinds: kind ? [kind] : exceptionKinds, cursor });
    const items = page.items.map(presentException);
    return { status: 200, body: { items, ...(page.cursor ? { cursor: page.cursor } : {}) } };
  } catch (error) {
    if (error instanceof CursorRefused) return { errors: [cursorRefused] };
    throw error;
  }
});
