import { anchorText } from '#adapters/audit/anchor-exam.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { putAnchor } from '#adapters/s3/anchors.ts';

/** Every night: the newest hash of every chain goes where nobody can change it. */
export const handler = scheduleHandler('anchor-audit', async (_event: ScheduledEvent, now) => {
  const db = await functionStore();
  const exams = await db.listExams();
  for (const { examId } of exams) await putAnchor(examId, now, await anchorText(db, examId));
  return { exams: exams.length };
});
