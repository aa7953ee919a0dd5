import { CursorRefused } from '#adapters/dynamodb/cursor.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { readAudit } from './read-audit.ts';

const cursorRefused = { pointer: '/cursor', code: 'cursor-refused', detail: '请从第一页重新开始' };

/** What staff did; who reads it is in the trail before the answer. An administrator is no auditor. */
export const handler = httpHandler('list-audit', async ({ staff, query, now }) => {
  if (!hasRole(staff, 'auditor', 'lead')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  try {
    const page = await readAudit(db, staff, query, now);
    if (!page) return { refusal: { code: 'not-found' } };
    return { status: 200, body: page };
  } catch (error) {
    if (error instanceof CursorRefused) return { errors: [cursorRefused] };
    throw error;
  }
});
