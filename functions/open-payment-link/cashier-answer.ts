import type { Cashier } from '#adapters/payments/port.ts';
import { formatYuan } from '#adapters/payments/yeepay/amount.ts';

type Shown = { orderNumber: string; amountFen: number };

/** The cashier in another browser: a redirect, or its form as a page with one button, no script. */
export function cashierAnswer({ method, url, fields }: Cashier, order: Shown) {
  if (method === 'GET') {
    const query = new URLSearchParams(fields).toString();
    const location = query === '' ? url : `${url}?${query}`;
    return { status: 303, headers: { location }, body: '' };
  }
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { status: 200, headers, body: formPage(url, fields, order) };
}

function formPage(url: string, fields: Record<string, string>, order: Shown): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>缴纳考务费</title>
  <link rel="icon" href="data:,">
</head>
<body>
  <main>
    <h1>缴纳考务费</h1>
    <p>订单号 ${escapeHtml(order.orderNumber)}</p>
    <p>金额 ${formatYuan(order.amountFen)} 元</p>
    <form method="post" action="${escapeHtml(url)}">${inputs.join('')}<button>前往支付</button></form>
  </main>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
