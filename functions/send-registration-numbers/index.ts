import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { logFault } from '#adapters/http/log.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { messageChannel } from '#adapters/messages/configured.ts';
import { answerNumberRequest } from '#adapters/new-number.ts';

const operation = 'send-registration-numbers';
const perRun = 100;

/** Every minute: answers the requests for new registration numbers, one after the other. */
export const handler = scheduleHandler(operation, async (_event: ScheduledEvent, now) => {
  const store = await functionStore();
  const world = { store, keys: await functionKeys(), channel: messageChannel, now };
  const due = await store.dueNumberRequests(now, perRun);
  let failed = 0;
  for (const request of due) {
    // One that fails stays queued; the next person must not wait for it.
    await answerNumberRequest(world, request).catch((fault: unknown) => {
      failed += 1;
      logFault(operation, request.id, fault);
    });
  }
  // Nobody was reached: the vendor is down, or its keys are wrong. This rings the alarm.
  if (failed > 0 && failed === due.length) throw new Error(`${failed} of ${failed} failed`);
  return { worked: due.length, failed };
});
