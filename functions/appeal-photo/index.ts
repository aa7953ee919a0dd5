import { changeOwnWhole } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentChanged } from '#adapters/present.ts';

/** Sends a photo that failed for its background or dimensions to a person. */
export const handler = httpHandler('appeal-photo', async ({ session, body, now }) => {
  const db = await functionStore();
  const outcome = await changeOwnWhole(db, session, () => ({
    kind: 'appeal-photo',
    at: now,
    version: body.version,
    note: body.note,
  }));
  return presentChanged(db, outcome, now);
});
