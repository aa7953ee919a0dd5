import { functionStore } from '#adapters/dynamodb/open.ts';
import { rawHandler } from '#adapters/http.ts';
import { applyCapture } from '#adapters/payments/apply-capture.ts';
import { gatewayOf, readNotice } from '#adapters/payments/notice.ts';

/** The browser comes back: what it carries is evidence like a notice; it never carries a session. */
export const handler = rawHandler('payment-return', async ({ event, now }) => {
  const db = await functionStore();
  const gateway = await gatewayOf(event);
  if (!gateway) return { refusal: { code: 'not-found' } };
  const notice = readNotice(gateway, event);
  if (notice.kind === 'refused') return { refusal: { code: 'notice-refused' } };
  if (notice.kind === 'ignored') return redirect('/');
  const capture = { ...notice.capture, source: 'return' as const };
  await applyCapture(db, gateway, capture, now).catch(() => undefined);
  return redirect(`/#/orders/${encodeURIComponent(capture.orderNumber)}`);
});

function redirect(path: string) {
  return {
    status: 303,
    headers: { location: `${process.env.SITE_ORIGIN}${path}`, 'cache-control': 'no-store' },
    body: '',
  };
}
