import { find } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { viewOrder } from '#contract/order.ts';

/** One order of the applicant; another person's does not exist for them. */
export const handler = httpHandler('get-order', async ({ session, params }) => {
  const db = await functionStore();
  const [found, order] = await Promise.all([
    find(db, session.applicationId),
    db.loadOrder(params.orderNumber),
  ]);
  if (!found || found.loaded.state.sessionEpoch !== session.epoch) {
    return { refusal: { code: 'unauthenticated' } };
  }
  if (order?.applicationId !== session.applicationId) return { refusal: { code: 'not-found' } };
  return { status: 200, body: viewOrder(order) };
});
