import { find } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentApplication } from '#adapters/present.ts';

/** The applicant's own application, personal fields masked. */
export const handler = httpHandler('get-application', async ({ session, now }) => {
  const db = await functionStore();
  const found = await find(db, session.applicationId);
  if (!found) return { refusal: { code: 'unauthenticated' } };
  if (found.loaded.state.sessionEpoch !== session.epoch) {
    return { refusal: { code: 'unauthenticated' } };
  }
  return { status: 200, body: await presentApplication(db, found, now) };
});
