import { functionStore } from '#adapters/dynamodb/open.ts';
import { logFault } from '#adapters/http/log.ts';
import { httpHandler } from '#adapters/http.ts';
import { applyCapture } from '#adapters/payments/apply-capture.ts';
import { doubtOrder } from '#adapters/payments/doubt-order.ts';
import { gatewayOf, readNotice } from '#adapters/payments/notice.ts';

/** The browser comes back: what it carries is evidence like a notice; it never carries a session. */
export const handler = httpHandler('payment-return', async ({ event, now, traceId }) => {
  const gateway = await gatewayOf(event);
  if (!gateway) return { refusal: { code: 'not-found' } };
  const notice = await readNotice(gateway, event);
  if (notice.kind === 'refused') return { refusal: { code: 'notice-refused' } };
  if (notice.kind === 'ignored') return redirect(notice.orderNumber);
  const db = await functionStore();
  const capture = { ...notice.capture, source: 'return' as const };
  const { orderNumber } = capture;
  try {
    await applyCapture(db, gateway, capture, now);
  } catch (fault) {
    logFault('payment-return', traceId, fault);
    // The page shows 确认中; the reconciler finds out, and the gateway's notice comes too.
    const order = await db.loadOrder(orderNumber);
    if (order) await doubtOrder(db, order, now);
  }
  return redirect(orderNumber);
});

function redirect(orderNumber = '') {
  const page = orderNumber === '' ? '/' : `/#/orders/${encodeURIComponent(orderNumber)}`;
  return {
    status: 303,
    headers: { location: `${process.env.SITE_ORIGIN}${page}`, 'cache-control': 'no-store' },
    body: '',
  };
}
