/**
 * The payment gateways on one machine: YeePay classic and its open platform, WeChat and Alipay with
 * one ledger, their own signatures and a clock. Classic and Alipay know an order only after the
 * browser posted its form, the others after the merchant's server did.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alipayApi } from './alipay/api.ts';
import { alipayBillFile } from './alipay/bill.ts';
import { pageMethods } from './alipay/page.ts';
import { pressButton, showAlipay, showCashier, showWechat } from './cashier.ts';
import { runCommand } from './commands.ts';
import type { Gateway, GatewayOptions } from './context.ts';
import { control } from './control.ts';
import { HttpError, readBody, send, sendJson } from './http.ts';
import { openLedger } from './ledger.ts';
import { resendDue } from './notices.ts';
import { newScript } from './script.ts';
import type { Signed } from './sign.ts';
import { wechatApi } from './wechat/api.ts';
import { answerCall, showStandardCashier } from './yop/server.ts';

export type { GatewayOptions } from './context.ts';

const RESEND_CHECK_MS = 1000;

/** Listens on 127.0.0.1 only. `stop` waits for the ledger to be on disk. */
export async function startGateway(
  options: GatewayOptions,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const ledger = await openLedger(options.folder);
  const now = () => options.now() + ledger.book.offsetMs;
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway: Gateway = { options, ledger, script: newScript(), now, origin };
  const server = createServer((request, response) => {
    handle(gateway, request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const timer = setInterval(() => void resendDue(gateway).catch(() => {}), RESEND_CHECK_MS);
  timer.unref();
  return {
    url: origin(),
    async stop() {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await ledger.save();
    },
  };
}

async function handle(gateway: Gateway, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await readBody(request);
  const method = request.method ?? 'GET';
  const form = (): Signed =>
    Object.fromEntries(new URLSearchParams(method === 'POST' ? body : url.search));
  if (url.pathname.startsWith('/_sim/')) {
    const answer = await control(gateway, method, url, body);
    if (typeof answer === 'string') return send(response, 200, 'text/csv; charset=utf-8', answer);
    return sendJson(response, 200, answer);
  }
  if (url.pathname.startsWith('/v3/')) {
    const authorization = request.headers.authorization ?? '';
    const call = { method, target: request.url ?? '', body, authorization };
    return wechatApi(gateway, call, response);
  }
  if (url.pathname.startsWith('/yop-center/')) {
    const path = url.pathname.slice('/yop-center'.length);
    const sent = method === 'POST' ? body : url.search.slice(1);
    const call = { method, path, form: sent, headers: request.headers };
    return answerCall(gateway, call, response);
  }
  switch (url.pathname) {
    case '/cashier/std':
      return showStandardCashier(gateway, url.search, response);
    case '/gateway.do':
      if (pageMethods.includes(form().method ?? '')) return showAlipay(gateway, form(), response);
      return answerAlipay(gateway, form(), response);
    case '/downloadBillFile.resource':
      return void response.end(alipayBillFile(gateway, url));
    case '/cashier/wechat':
      if (method === 'GET') return showWechat(gateway, form(), response);
      return pressButton(gateway, form(), response);
    case '/cashier/alipay':
      return pressButton(gateway, form(), response);
    case '/app-merchant-proxy/node':
      if (form().p0_Cmd !== 'Buy') return answerCommand(gateway, form(), response);
      return showCashier(gateway, form(), response);
    case '/app-merchant-proxy/cashier':
      return pressButton(gateway, form(), response);
    case '/app-merchant-proxy/command':
      return answerCommand(gateway, form(), response);
    default:
      throw new HttpError(404, 'not found');
  }
}

async function answerCommand(gateway: Gateway, form: Signed, response: ServerResponse) {
  const answer = runCommand(gateway, form);
  const asksOnly = form.p0_Cmd === 'QueryOrdDetail' || form.p0_Cmd === 'RefundResults';
  if (!asksOnly) await gateway.ledger.save();
  if (answer === 'hang up') return void response.destroy();
  send(response, 200, 'text/html; charset=GBK', answer);
}

async function answerAlipay(gateway: Gateway, form: Signed, response: ServerResponse) {
  const answer = alipayApi(gateway, form);
  await gateway.ledger.save();
  if (answer === 'hang up') return void response.destroy();
  send(response, 200, 'text/html; charset=utf-8', answer);
}

function fail(response: ServerResponse, error: unknown): void {
  const status = error instanceof HttpError ? error.status : 500;
  const message = error instanceof Error ? error.message : 'unknown';
  if (response.headersSent) response.destroy();
  else sendJson(response, status, { message });
}
