import { CursorRefused } from '#adapters/dynamodb/cursor.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentMessage } from '#adapters/messages/present.ts';
import { hasRole } from '#adapters/staff.ts';

const cursorRefused = { pointer: '/cursor', code: 'cursor-refused', detail: '请从第一页重新开始' };

/** What people of an exam were told, newest first. */
export const handler = httpHandler('list-messages', async ({ staff, params, query }) => {
  if (!hasRole(staff, 'exam-admin', 'auditor')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  if (!(await db.viewExam(params.examId))) return { refusal: { code: 'not-found' } };
  try {
    const page = await db.listMessages(params.examId, query.limit, query.cursor);
    const items = page.items.map(presentMessage);
    return { status: 200, body: { items, ...(page.cursor ? { cursor: page.cursor } : {}) } };
  } catch (error) {
    if (error instanceof CursorRefused) return { errors: [cursorRefused] };
    throw error;
  }
});
