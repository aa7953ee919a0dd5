/** What a browser sees: Buy shows the cashier, its form pays and goes back to the merchant. */
import type { ServerResponse } from 'node:http';
import { register } from './buy.ts';
import { cashierPage, faultPage } from './cashier-page.ts';
import type { Gateway } from './context.ts';
import { HttpError, sendHtml } from './http.ts';
import type { SimOrder } from './ledger.ts';
import { noticeFields } from './notices.ts';
import { pay } from './pay.ts';
import type { Signed } from './sign.ts';

/** The browser waits this long for the notices, so that it usually arrives after them. */
const NOTICE_PATIENCE_MS = 3000;

export async function showCashier(gateway: Gateway, form: Signed, response: ServerResponse) {
  const order = register(gateway, form);
  if (typeof order === 'string') return sendHtml(response, 400, faultPage(order));
  await gateway.ledger.save();
  sendHtml(response, 200, cashierPage(order));
}

export async function pressButton(gateway: Gateway, form: Signed, response: ServerResponse) {
  const order = gateway.ledger.book.orders[form.order ?? ''];
  if (!order) return sendHtml(response, 404, faultPage('订单不存在'));
  if (order.status === 'SUCCESS') return sendHtml(response, 409, faultPage('该订单已支付'));
  const number = order.orderNumber;
  const scenario =
    form.outcome === 'success' ? (gateway.script.take('pay', number) ?? 'success') : 'fail';
  const paying = pay(gateway, number, scenario).catch((error: unknown) => error);
  const outcome = await Promise.race([paying, patience()]);
  if (outcome instanceof HttpError) {
    return sendHtml(response, outcome.status, faultPage(outcome.message));
  }
  response.writeHead(303, { location: returnAddress(gateway, order), 'cache-control': 'no-store' });
  response.end();
}

/** The page return, signed as a notice; a failure says r1_Code 0 and names no transaction. */
function returnAddress(gateway: Gateway, order: SimOrder): string {
  const paid = order.debits[0];
  const failure: Signed = paid ? {} : { r1_Code: '0' };
  const debit = paid ?? { transactionId: '', amountFen: order.amountFen };
  const fields = noticeFields(gateway, order, debit, { r9_BType: '1', ...failure });
  const mark = order.returnUrl.includes('?') ? '&' : '?';
  return `${order.returnUrl}${mark}${new URLSearchParams(fields)}`;
}

function patience(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), NOTICE_PATIENCE_MS).unref();
  });
}
