import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { closeExam } from './close-exam.ts';

/** Reads the windows again at every firing and closes what is due; a stale firing does nothing. */
export const handler = scheduleHandler('close-exam', async (_event: ScheduledEvent, now) => {
  const db = await functionStore();
  const exams = await db.listExams();
  let closed = 0;
  for (const { examId } of exams) closed += await closeExam(db, examId, now);
  return { exams: exams.length, closed };
});
