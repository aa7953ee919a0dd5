/** `/yop-center/*` and the cashier of the open platform over HTTP. */
import type { ServerResponse } from 'node:http';
import { cashierPage, faultPage } from '../cashier-page.ts';
import type { Gateway } from '../context.ts';
import { send, sendHtml } from '../http.ts';
import { billFor } from '../yeepay-bill.ts';
import { accountOf } from './account.ts';
import { handlers } from './orders.ts';
import { type Call, readCall } from './request.ts';
import { canonical, isSealed, seal } from './sign.ts';

const BILL = 'GET /yos/v1.0/std/bill/tradedaydownload';

export async function answerCall(gateway: Gateway, call: Call, response: ServerResponse) {
  const fields = readCall(gateway, call);
  const name = `${call.method} ${call.path}`;
  if (typeof fields === 'string') {
    return reply(gateway, response, { code: fields, message: 'isv.authentication' });
  }
  if (name === BILL) {
    const bill = billFor(gateway, 'yeepay-yop', fields.dayString ?? '');
    if (bill === undefined)
      return reply(gateway, response, { code: 'OPR20410', message: '未生成' });
    return send(response, 200, 'application/octet-stream', bill);
  }
  const handler = handlers[name];
  if (!handler) return reply(gateway, response, { code: '40010', message: 'api not found' });
  const answer = handler(gateway, fields);
  if (call.method === 'POST') await gateway.ledger.save();
  if (answer === 'hang up') return void response.destroy();
  if ('badsig' in answer) return reply(gateway, response, answer.badsig as object, 'forged');
  return reply(gateway, response, answer);
}

/** Signed without blanks; sent with them, as the real one may. */
function reply(gateway: Gateway, response: ServerResponse, result: object, suffix = '') {
  const body = JSON.stringify({ result }, null, '\t');
  const bare = body.replace(/[ \t\n]/g, '');
  response.setHeader('x-yop-sign', seal(accountOf(gateway).privateKey, bare + suffix));
  send(response, 200, 'application/json; charset=utf-8', body);
}

/** The address that the merchant signed for the browser. */
export function showStandardCashier(gateway: Gateway, query: string, response: ServerResponse) {
  const { sign = '', ...fields } = Object.fromEntries(new URLSearchParams(query));
  const { merchantPublicKey } = accountOf(gateway);
  if (!isSealed(merchantPublicKey, canonical(fields), sign)) {
    return sendHtml(response, 400, faultPage('签名验证失败'));
  }
  const orders = Object.values(gateway.ledger.book.orders);
  const order = orders.find(({ token }) => token !== undefined && token === fields.token);
  if (!order) return sendHtml(response, 404, faultPage('订单不存在'));
  if (order.status !== 'INIT') return sendHtml(response, 409, faultPage('该订单已结束'));
  sendHtml(response, 200, cashierPage(order));
}
