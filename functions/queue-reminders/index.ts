import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { goRound } from '#adapters/messages/round.ts';

/** A run ends before the next one begins; the cursor is stored after every page. */
const budgetMs = 200_000;

/** Every five minutes: reminds 72, 24 and 3 h before a close, and tells of windows that moved. */
export const handler = scheduleHandler('queue-reminders', async (_event: ScheduledEvent, now) => {
  const db = await functionStore();
  const ends = performance.now() + budgetMs;
  let queued = 0;
  for (const exam of await db.listExams()) {
    queued += await goRound(db, exam, now, () => performance.now() < ends);
  }
  return { queued };
});
