import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { viewExam } from '#contract/exam.ts';

/** One exam as applicants see it: windows, fee, pledge, photo rule, areas, gateways. */
export const handler = httpHandler('get-exam', async ({ params, now }) => {
  const db = await functionStore();
  const exam = await db.loadExam(params.examId);
  if (!exam) return { refusal: { code: 'not-found' } };
  return { status: 200, body: viewExam(exam, now) };
});
