import { functionStore } from '#adapters/dynamodb/open.ts';
import { queueForChange } from '#adapters/messages/queue.ts';
import { applicationOf, streamHandler } from '#adapters/streams.ts';

/** Queues what people are told about each change, from its audit entry in the table's stream. */
export const handler = streamHandler('queue-messages', async (item) => {
  const version = Number(item.SK.slice('AUDIT#'.length));
  return queueForChange(await functionStore(), applicationOf(item), version);
});
