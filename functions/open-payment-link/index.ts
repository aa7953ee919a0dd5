import { functionStore } from '#adapters/dynamodb/open.ts';
import { viewerAddress } from '#adapters/http/address.ts';
import { httpHandler } from '#adapters/http.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { gateways } from '#adapters/payments/gateways.ts';
import { readLinkToken } from '#adapters/payments/link.ts';
import { openCashier } from '#adapters/payments/open-cashier.ts';
import { cashierAnswer } from './cashier-answer.ts';

/** Once, within five minutes, for an order that is still open: on to its cashier. */
export const handler = httpHandler('open-payment-link', async ({ params, event, now, traceId }) => {
  const link = readLinkToken(params.token);
  if (!(await functionKeys()).isOrderNumber(link.orderNumber)) {
    return { refusal: { code: 'not-found' } };
  }
  const db = await functionStore();
  const [live, order] = await Promise.all([
    db.isLinkLive(link, now),
    db.loadOrder(link.orderNumber),
  ]);
  const payable = order?.status === 'open' && order.expiresAt > now;
  if (!live || !payable) return { refusal: { code: 'link-ended' } };
  const cashier = await openCashier(
    (await gateways()).get(order.gateway),
    order,
    {
      channel: 'h5',
      payer: { clientIp: viewerAddress(event) },
      ...(order.bank ? { bank: order.bank } : {}),
    },
    { operation: 'open-payment-link', traceId },
  );
  // A gateway's silence leaves the link as it was; of two that open it at once one goes on.
  if (!cashier) return { refusal: { code: 'gateway-unavailable' } };
  if (!(await db.spendLink(link, now))) return { refusal: { code: 'link-ended' } };
  return cashierAnswer(cashier, order);
});
