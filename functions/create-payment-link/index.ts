import { find } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { newLinkToken, readLinkToken } from '#adapters/payments/link.ts';
import { toWireTime } from '#contract/time.ts';

const lifetimeMs = 5 * 60 * 1000;

/** Takes an open order to another browser: the link carries the order, no session and no name. */
export const handler = httpHandler('create-payment-link', async ({ session, params, now }) => {
  const db = await functionStore();
  const [found, order] = await Promise.all([
    find(db, session.applicationId),
    db.loadOrder(params.orderNumber),
  ]);
  if (!found || found.loaded.state.sessionEpoch !== session.epoch) {
    return { refusal: { code: 'unauthenticated' } };
  }
  if (order?.applicationId !== session.applicationId) return { refusal: { code: 'not-found' } };
  if (order.status === 'paid') return { refusal: { code: 'already-paid' } };
  if (order.status === 'confirming') return { refusal: { code: 'order-unresolved' } };
  // A code on a screen is another way of WeChat's, which takes no second one for its number.
  const isCode = order.gateway === 'wechat' && (order.channel ?? 'qr') === 'qr';
  if (order.status === 'closed' || order.expiresAt <= now || isCode) {
    return { refusal: { code: 'not-payable' } };
  }
  const token = newLinkToken(order.orderNumber);
  const expiresAt = Math.min(now + lifetimeMs, order.expiresAt);
  await db.putLink({ ...readLinkToken(token), expiresAt });
  const url = `${process.env.SITE_ORIGIN}/api/payments/links/${token}`;
  return { status: 201, body: { url, expiresAt: toWireTime(expiresAt) } };
});
