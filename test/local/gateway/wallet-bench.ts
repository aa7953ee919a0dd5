/** The simulator, a merchant that listens, and the product's two wallet adapters between them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alipay } from '#adapters/payments/alipay.ts';
import type { BillRow, Cashier, Notice, PaymentGateway } from '#adapters/payments/port.ts';
import { wechatPay } from '#adapters/payments/wechat.ts';
import type { Notification, SimOrder } from '../../../local/gateway/ledger.ts';
import { startGateway } from '../../../local/gateway/server.ts';
import { makeGatewayKeys } from '../../../local/gateway-keys.ts';

export type WalletId = 'wechat' | 'alipay';
export const start = Date.UTC(2026, 10, 23, 2, 0, 0);
export const day = '2026-11-23';
const fee = 15_000;

type SimBody = {
  transactionId: string;
  notices: { status: number; body: string }[];
  orders: (SimOrder & { capturedFen: number; refundedFen: number })[];
  notifications: Notification[];
  now: number;
};

export async function openWalletBench() {
  const folder = await mkdtemp(join(tmpdir(), 'wallets-'));
  const clock = { now: start };
  const keys = makeGatewayKeys();
  const yeepay = { merchantId: '10000457067', key: 'SIMKEY-wallets' };
  const options = { port: 0, folder, ...yeepay, ...keys.gateway, now: () => clock.now };
  const simulator = await startGateway(options);
  const received: Notice[] = [];
  const merchant = { down: false };
  const site = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const adapter = adapters[request.url === '/n/w' ? 'wechat' : 'alipay'];
    const notice = adapter.parseNotice({
      method: request.method ?? '',
      body: Buffer.concat(chunks),
      headers: request.headers as Record<string, string>,
      now: clock.now,
    });
    received.push(notice);
    const status = merchant.down ? 500 : notice.kind === 'refused' ? 400 : 200;
    response.writeHead(status).end(status === 200 ? adapter.acknowledgement().body : 'no');
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const returnUrl = `${siteUrl}/`;
  const { wechat, alipay: ali } = keys.secret;
  const adapters: Record<WalletId, PaymentGateway> = {
    wechat: wechatPay({ ...wechat, origin: simulator.url, noticeUrl: `${siteUrl}/n/w`, returnUrl }),
    alipay: alipay({
      ...{ ...ali, gatewayUrl: `${simulator.url}/gateway.do` },
      ...{ noticeUrl: `${siteUrl}/n/a`, returnUrl },
    }),
  };

  async function sim(path: string, body?: unknown) {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${simulator.url}/_sim/${path}`, init);
    return { status: response.status, body: (await response.json()) as SimBody };
  }
  let count = 0;
  return {
    clock,
    received,
    merchant,
    sim,
    url: simulator.url,
    config: { ...wechat, noticeUrl: `${siteUrl}/n/w`, returnUrl },
    adapter: (id: WalletId) => adapters[id],
    script: (orderNumber: string, ...steps: string[]) => sim('script', { orderNumber, steps }),
    pay: (orderNumber: string, scenario: string, notices?: number) =>
      sim(`orders/${orderNumber}/pay`, { scenario, notices }),
    /** A new order that the gateway knows. */
    async open(id: WalletId): Promise<string> {
      count += 1;
      const orderNumber = `GS261123WALLET${String(count).padStart(12, '0')}`;
      await openAt(id, orderNumber);
      return orderNumber;
    },
    create: (id: WalletId, orderNumber: string) => adapters[id].createPayment(request(orderNumber)),
    async rows(id: WalletId): Promise<BillRow[]> {
      const file = await adapters[id].fetchBill(day);
      if (file.kind !== 'file') throw new Error(file.kind);
      return collect(adapters[id].readBill(file.bytes));
    },
    async close() {
      await simulator.stop();
      site.closeAllConnections();
      await new Promise((resolve) => site.close(resolve));
      await rm(folder, { recursive: true });
    },
  };

  async function openAt(id: WalletId, orderNumber: string) {
    const cashier = await adapters[id].createPayment(request(orderNumber));
    if (id === 'alipay') await post(cashier);
  }
  function request(orderNumber: string) {
    return {
      orderNumber,
      amountFen: fee,
      createdAt: clock.now,
      // Longer than the schedules of notices, which the virtual clock runs through.
      expiresAt: clock.now + 10 * 86_400_000,
    };
  }
}

/** As the browser does it. */
export function post({ url, fields }: Cashier): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

export async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of from) all.push(each);
  return all;
}
