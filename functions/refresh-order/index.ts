import { find } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { askGateway } from '#adapters/payments/ask-gateway.ts';
import { gateways } from '#adapters/payments/gateways.ts';
import { viewOrder } from '#contract/order.ts';

/** 「银行已扣款」: asks the gateway now, at most every ten seconds. */
export const handler = httpHandler('refresh-order', async ({ session, params, now }) => {
  const db = await functionStore();
  const found = await find(db, session.applicationId);
  if (!found || found.loaded.state.sessionEpoch !== session.epoch) {
    return { refusal: { code: 'unauthenticated' } };
  }
  const order = await db.loadOrder(params.orderNumber);
  if (order?.applicationId !== session.applicationId) return { refusal: { code: 'not-found' } };
  if (order.status === 'paid') return { status: 200, body: viewOrder(order) };
  if (!(await db.mayAsk(order, now))) {
    return { refusal: { code: 'too-many-requests' }, headers: { 'retry-after': '10' } };
  }
  await askGateway(db, (await gateways()).get(order.gateway), order, now);
  const after = await db.loadOrder(params.orderNumber);
  return { status: 200, body: viewOrder(after ?? order) };
});
