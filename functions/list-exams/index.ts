import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { summariseExam } from '#contract/exam.ts';

/** The exams of this office, with what is open now. */
export const handler = httpHandler('list-exams', async ({ now }) => {
  const db = await functionStore();
  const exams = await db.listExams();
  return { status: 200, body: { exams: exams.map((exam) => summariseExam(exam, now)) } };
});
