/** What a browser sees: Buy shows the cashier, its form pays and goes back to the merchant. */
import type { ServerResponse } from 'node:http';
import { openTrade } from './alipay/page.ts';
import { register } from './buy.ts';
import { cashierPage, donePage, faultPage, walletPage } from './cashier-page.ts';
import type { Gateway } from './context.ts';
import { faceOf } from './faces.ts';
import { HttpError, sendHtml } from './http.ts';
import { orderOf } from './ledger.ts';
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

/** Alipay's page.pay and wap.pay. */
export async function showAlipay(gateway: Gateway, form: Signed, response: ServerResponse) {
  const order = openTrade(gateway, form);
  if (typeof order === 'string') return sendHtml(response, 400, faultPage(order));
  await gateway.ledger.save();
  sendHtml(response, 200, walletPage(order, 'alipay', ''));
}

/** What a phone shows after the code was read, or the h5 address was opened. */
export function showWechat(gateway: Gateway, form: Signed, response: ServerResponse) {
  const number = form.order ?? /[?&]pr=([^&]+)/.exec(form.code_url ?? '')?.[1] ?? '';
  const order = orderOf(gateway.ledger.book, 'wechat', number);
  if (!order) return sendHtml(response, 404, faultPage('订单不存在'));
  sendHtml(response, 200, walletPage(order, 'wechat', backOf({ back: form.redirect_url ?? '' })));
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
  const back = faceOf(order).returnAddress(gateway, order) || backOf(form);
  if (back === '') return sendHtml(response, 200, donePage(order.debits.length > 0));
  response.writeHead(303, { location: back, 'cache-control': 'no-store' });
  response.end();
}

const backOf = ({ back = '' }: Signed) => (/^https?:\/\//.test(back) ? back : '');

function patience(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), NOTICE_PATIENCE_MS).unref();
  });
}
