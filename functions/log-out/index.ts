import { changeOwnApplication } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { clearSession } from '#adapters/session.ts';

/** Ends every session of the application by raising its epoch. */
export const handler = httpHandler('log-out', async ({ session, now }) => {
  const db = await functionStore();
  const outcome = await changeOwnApplication(db, session, () => ({
    kind: 'end-sessions',
    at: now,
  }));
  if ('refusal' in outcome && outcome.refusal.code !== 'unauthenticated') {
    throw new Error(`sessions did not end: ${outcome.refusal.code}`);
  }
  return { status: 204, cookies: [clearSession()] };
});
