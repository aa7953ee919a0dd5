import { changeOwnWhole } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentChanged } from '#adapters/present.ts';

/** Sends a photo that failed for its background or dimensions to a person. */
export const handler = httpHandler('appeal-photo', async ({ session, body, now }) => {
  const db = await functionStore();
  const { version, note } = body;
  const ask = () => ({ kind: 'appeal-photo' as const, at: now, version });
  const outcome = await changeOwnWhole(db, session, ask, { note });
  return presentChanged(db, outcome, now);
});
