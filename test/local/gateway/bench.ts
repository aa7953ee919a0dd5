/** A simulator, a merchant that listens for notices, and the product's adapter between them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Notice, PaymentRequest } from '#adapters/payments/port.ts';
import { yeepayClassic } from '#adapters/payments/yeepay.ts';
import { yeepayYop } from '#adapters/payments/yeepay-yop.ts';
import type { Notification, SimOrder } from '../../../local/gateway/ledger.ts';
import { startGateway } from '../../../local/gateway/server.ts';
import { makeGatewayKeys, yopAddresses } from '../../../local/gateway-keys.ts';

export const key = 'SIMKEY-8f3c2a71-do-not-use-in-production';
export const merchantId = '10000457067';
export const start = Date.UTC(2026, 10, 23, 2, 0, 0);

/** Everything a control call may answer; a test reads what its own call gives. */
type SimBody = {
  transactionId: string;
  notices: { status: number; body: string }[];
  orders: (SimOrder & { capturedFen: number; refundedFen: number })[];
  notifications: Notification[];
  resent: number;
};

export async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  const clock = { now: start };
  const { secret, gateway: keys } = makeGatewayKeys();
  const options = { port: 0, folder, merchantId, key, ...keys, now: () => clock.now };
  let simulator = await startGateway(options);
  const received: Notice[] = [];
  const merchant = { down: false };
  const site = createServer(async (request, response) => {
    const [path = '', rawQuery = ''] = (request.url ?? '').split('?');
    let body = '';
    for await (const chunk of request) body += chunk;
    const told = path.endsWith('/n/yop') ? yop() : adapter;
    const notice = told.parseNotice({ method: request.method ?? '', rawQuery, body });
    received.push(notice);
    const status = merchant.down ? 500 : notice.kind === 'refused' ? 400 : 200;
    response.writeHead(status).end(status === 200 ? adapter.acknowledgement().body : 'no');
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const config = () => ({
    merchantId,
    key,
    payUrl: `${simulator.url}/app-merchant-proxy/node`,
    commandUrl: `${simulator.url}/app-merchant-proxy/command`,
    noticeUrl: `${siteUrl}/n/y`,
    returnUrl: `${siteUrl}/api/payments/yeepay/return`,
  });
  let adapter = yeepayClassic(config());
  const yop = () =>
    yeepayYop(
      {
        ...secret.yeepayYop,
        ...yopAddresses(simulator.url),
        noticeUrl: `${siteUrl}/n/yop`,
        returnUrl: `${siteUrl}/`,
      },
      fetch,
      () => clock.now,
    );

  async function sim(path: string, body?: unknown) {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${simulator.url}/_sim/${path}`, init);
    return { status: response.status, body: (await response.json()) as SimBody };
  }
  function form(path: string, fields: Record<string, string>) {
    const body = new URLSearchParams(fields);
    const url = `${simulator.url}/app-merchant-proxy/${path}`;
    return fetch(url, { method: 'POST', body, redirect: 'manual' });
  }
  return {
    clock,
    received,
    merchant,
    sim,
    form,
    gateway: () => adapter,
    yop,
    /** Opens the order at the open platform and takes the browser to its cashier. */
    async order(orderNumber: string, changes: Partial<PaymentRequest> = {}) {
      const made = await yop().createPayment({ ...request(orderNumber), ...changes });
      return fetch(`${made.url}?${new URLSearchParams(made.fields)}`);
    },
    bill: async (gateway: string, day: string) =>
      (await fetch(`${simulator.url}/_sim/bill?gateway=${gateway}&day=${day}`)).text(),
    /** Posts the Buy form, as the browser does. */
    buy: (orderNumber: string, changes: Partial<PaymentRequest> = {}) =>
      form('node', adapter.createPayment({ ...request(orderNumber), ...changes }).fields),
    pay: (orderNumber: string, scenario: string, notices?: number) =>
      sim(`orders/${orderNumber}/pay`, { scenario, notices }),
    async restart() {
      await simulator.stop();
      simulator = await startGateway(options);
      adapter = yeepayClassic(config());
    },
    async close() {
      await simulator.stop();
      site.closeAllConnections();
      await new Promise((resolve) => site.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

const request = (orderNumber: string): PaymentRequest => ({
  orderNumber,
  amountFen: 15000,
  bank: 'CCB-NET-B2C',
  createdAt: start,
  expiresAt: start + 30 * 60_000,
});
