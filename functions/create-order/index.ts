import { httpHandler } from '#adapters/http.ts';
import { clientIp } from '#adapters/payments/open-cashier.ts';
import { createOrder } from './create-order.ts';

/** Opens the fee's order, or answers the one that is open: two tabs and two phones get the same. */
export const handler = httpHandler(
  'create-order',
  async ({ session, idempotencyKey: key, body, now, traceId, headers, event }) => {
    const ip = clientIp(headers['x-forwarded-for'], event.requestContext.http.sourceIp);
    return createOrder({ session, key, body, now, traceId, clientIp: ip });
  },
);
