import { viewerAddress } from '#adapters/http/address.ts';
import { httpHandler } from '#adapters/http.ts';
import { createOrder } from './create-order.ts';

/** Opens the fee's order, or answers the one that is open: two tabs and two phones get the same. */
export const handler = httpHandler(
  'create-order',
  async ({ session, idempotencyKey: key, body, now, traceId, event }) =>
    createOrder({ session, key, body, now, traceId, clientIp: viewerAddress(event) }),
);
