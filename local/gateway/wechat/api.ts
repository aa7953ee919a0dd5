/** WeChat's API v3 as far as merchants call it: orders, refunds, the daily bill. */
import type { ServerResponse } from 'node:http';
import type { WechatAccount } from '../accounts.ts';
import type { Gateway } from '../context.ts';
import { billFile, tradeBill } from './bill.ts';
import { accountOf } from './face.ts';
import { close, createOrder, query } from './orders.ts';
import { queryRefund, refund } from './refunds.ts';
import { isAuthorized, signedHeaders } from './sign.ts';

/** `spoil`: the signature of this answer does not fit. A refusal is `{ code, message }`. */
export type WechatAnswer = { status: number; body?: object; spoil?: boolean };
export type WechatCall = {
  gateway: Gateway;
  account: WechatAccount;
  /** The captured parts of the path. */
  path: string[];
  query: URLSearchParams;
  body: WechatBody;
};
/** What a merchant may send; nothing of it is checked yet. */
type WechatBody = {
  appid?: string;
  mchid?: string;
  out_trade_no?: string;
  transaction_id?: string;
  out_refund_no?: string;
  description?: string;
  notify_url?: string;
  time_expire?: string;
  amount?: { total?: number; refund?: number; currency?: string };
};
type Request = { method: string; target: string; body: string; authorization: string };
/** Undefined: the script wants the answer lost. */
type Handler = (call: WechatCall) => WechatAnswer | undefined;

const routes: [RegExp, Handler][] = [
  [/^POST \/v3\/pay\/transactions\/(native|h5|jsapi)$/, createOrder],
  [/^GET \/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/, query],
  [/^POST \/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/, close],
  [/^POST \/v3\/refund\/domestic\/refunds$/, refund],
  [/^GET \/v3\/refund\/domestic\/refunds\/([^/]+)$/, queryRefund],
  [/^GET \/v3\/bill\/tradebill$/, tradeBill],
];

export const refusal = (status: number, code: string): WechatAnswer => ({
  status,
  body: { code, message: code },
});

export async function wechatApi(gateway: Gateway, request: Request, response: ServerResponse) {
  const account = accountOf(gateway);
  const url = new URL(request.target, 'http://127.0.0.1');
  if (!isAuthorized(account, request)) {
    return send(account, response, refusal(401, 'SIGN_ERROR'));
  }
  if (url.pathname === '/v3/billdownload/file') {
    // What is downloaded carries no signature: its digest was told by the signed answer.
    return void response
      .writeHead(200, { 'content-type': 'text/plain' })
      .end(billFile(gateway, url));
  }
  for (const [pattern, handle] of routes) {
    const match = pattern.exec(`${request.method} ${url.pathname}`);
    if (!match) continue;
    const path = match.slice(1).map(decodeURIComponent);
    const body = request.body === '' ? {} : JSON.parse(request.body);
    const answer = handle({ gateway, account, path, query: url.searchParams, body });
    if (request.method === 'POST') await gateway.ledger.save();
    if (!answer) return void response.destroy();
    return send(account, response, answer);
  }
  return send(account, response, refusal(404, 'NOT_FOUND'));
}

function send(account: WechatAccount, response: ServerResponse, answer: WechatAnswer): void {
  const { status, body, spoil } = answer;
  const text = body ? JSON.stringify(body) : '';
  const headers = signedHeaders(account, spoil ? `${text} ` : text, Date.now());
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}
