import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { findShown, presentApplication } from '#adapters/present.ts';
import type { ApplicationState } from '#domain/application/state.ts';

/** The applicant's own application, personal fields masked. */
export const handler = httpHandler('get-application', async ({ session, now }) => {
  const db = await functionStore();
  const isCurrent = ({ sessionEpoch }: ApplicationState) => sessionEpoch === session.epoch;
  const shown = await findShown(db, session.applicationId, isCurrent);
  if (!shown || !isCurrent(shown.state)) {
    return { refusal: { code: 'unauthenticated' } };
  }
  return { status: 200, body: await presentApplication(db, shown, now) };
});
