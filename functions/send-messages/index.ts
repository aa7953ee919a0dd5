import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { messageChannel } from '#adapters/messages/configured.ts';
import { sendDue } from '#adapters/messages/deliver.ts';

/** A run ends before the next one begins. */
const budgetMs = 45_000;

/** Every minute: gives what waits to the vendor, and again what it did not take. */
export const handler = scheduleHandler('send-messages', async (_event: ScheduledEvent, now) => {
  const ends = performance.now() + budgetMs;
  const channel = await messageChannel();
  return sendDue(await functionStore(), channel, now, () => performance.now() < ends);
});
