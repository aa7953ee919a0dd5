import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewExam } from '#contract/exam.ts';
import { toInstant } from '#contract/time.ts';
import { cloneExam } from '#domain/exam/clone.ts';

/** A new exam from an earlier one, its windows moved to the new first day. */
export const handler = httpHandler('clone-exam', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const last = await db.loadExam(params.examId);
  if (!last) return { refusal: { code: 'not-found' } };
  const applyOpens = toInstant(body.applyOpens, last.zone);
  if (applyOpens === undefined) {
    return { errors: [{ pointer: '/applyOpens', code: 'not-a-window', detail: '时间不正确' }] };
  }
  const exam = cloneExam(last, { ...body, applyOpens });
  const stored = await db.putExam(exam, undefined, { by: staff.username, at: now });
  if (stored === 'conflict') return { refusal: { code: 'exam-exists' } };
  return { status: 201, body: viewExam(exam, now) };
});
