import { knownGateway } from '#adapters/counted-store.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { count } from '#adapters/metrics.ts';
import { applyCapture } from '#adapters/payments/apply-capture.ts';
import { gatewayOf, readNotice } from '#adapters/payments/notice.ts';

/**
 * The gateway's own word about money. Its signature is the authority, the pair (gateway,
 * transaction number) the idempotency key; acknowledged only after the commit.
 */
export const handler = httpHandler('payment-notice', async ({ event, now }) => {
  const gateway = await gatewayOf(event);
  if (!gateway) return { refusal: { code: 'not-found' } };
  const notice = await readNotice(gateway, event);
  if (notice.kind === 'refused') {
    count('RefusedNotices', { gateway: knownGateway(gateway.id) });
    return { refusal: { code: 'notice-refused' } };
  }
  if (notice.kind === 'capture') {
    await applyCapture(await functionStore(), gateway, notice.capture, now);
  }
  return gateway.acknowledgement();
});
