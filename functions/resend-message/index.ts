import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentMessage } from '#adapters/messages/present.ts';
import { hasRole } from '#adapters/staff.ts';

/** Queues a message again that was sent or given up; the vendor gets it as a message of its own. */
export const handler = httpHandler('resend-message', async ({ staff, params, now }) => {
  if (!hasRole(staff, 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { examId, id } = params;
  const message = await db.loadMessage(examId, id);
  if (!message) return { refusal: { code: 'not-found' } };
  if ((await db.resendMessage(message, now)) === 'conflict') {
    return { refusal: { code: 'message-waiting' } };
  }
  const queued = await db.loadMessage(examId, id);
  return { status: 200, body: presentMessage(queued ?? message) };
});
