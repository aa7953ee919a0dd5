import { changeOwnWhole } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentChanged } from '#adapters/present.ts';

/** Withdraws the application; possible until the fee is paid. */
export const handler = httpHandler('withdraw-application', async ({ session, body, now }) => {
  const db = await functionStore();
  const outcome = await changeOwnWhole(db, session, () => ({
    kind: 'withdraw',
    at: now,
    version: body.version,
  }));
  return presentChanged(db, outcome, now);
});
