import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { publishFigures } from './publish-figures.ts';

/** Every five minutes: the figures of each exam that is not long over, as open data. */
export const handler = scheduleHandler('publish-figures', async (_event: ScheduledEvent, now) => {
  const db = await functionStore();
  let published = 0;
  for (const exam of await db.listExams()) {
    if (await publishFigures(db, exam, now)) published += 1;
  }
  return { published };
});
