import { functionStore } from '#adapters/dynamodb/open.ts';
import { countApplication } from '#adapters/figures/count.ts';
import { applicationOf, streamHandler } from '#adapters/streams.ts';

/** Keeps the figures at what the applications are, from the table's stream. */
export const handler = streamHandler('count-applications', async (item) =>
  countApplication(await functionStore(), applicationOf(item)),
);
