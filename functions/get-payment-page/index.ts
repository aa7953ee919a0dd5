import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentPaymentPage } from '#adapters/present.ts';

/** The page after the gateway: the order's applicant by masked name, never by a session. */
export const handler = httpHandler('get-payment-page', async ({ params }) => {
  const db = await functionStore();
  const order = await db.loadOrder(params.orderNumber);
  const whole = order ? await db.viewWhole(order.applicationId) : undefined;
  if (!order || !whole) return { refusal: { code: 'not-found' } };
  return { status: 200, body: presentPaymentPage(order, whole) };
});
