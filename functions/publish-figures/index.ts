import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { measureWaiting } from '#adapters/measure.ts';
import { publishFigures } from './publish-figures.ts';

/** Every five minutes: the figures of each exam that is not long over, as open data; and what waits. */
export const handler = scheduleHandler('publish-figures', async (_event: ScheduledEvent, now) => {
  const db = await functionStore();
  const exams = await db.listExams();
  let published = 0;
  for (const exam of exams) {
    if (await publishFigures(db, exam, now)) published += 1;
  }
  await measureWaiting(db, exams, now);
  return { published };
});
