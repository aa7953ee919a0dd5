/** What a payment scenario can do: pay, script the gateway, forge, move time, read both books. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderCheck } from '#adapters/keys/order-check.ts';
import { eventOperations } from '#contract/operations.ts';
import { formatOrderNumber } from '#domain/payment/order-number.ts';
import { noticeOrder } from '../../../local/gateway/fields.ts';
import { type Signed, signFields } from '../../../local/gateway/sign.ts';
import { functionName } from '../../../scripts/function-name.ts';
import { type Answer, Client } from '../../../scripts/journey/client.ts';
import { openCashier } from '../../../scripts/journey/run.ts';
import { order, payable, type Saved } from './applicant.ts';
import { asLines, ourBooks, theirOrders, unpaidOrTwice } from './books.ts';
import type { platformForTests } from './platform.ts';

export type Stage = ReturnType<typeof newStage>;

export function newStage(platform: ReturnType<typeof platformForTests>) {
  const gateway = () => new Client(platform.endpoints.gateway);
  const control = () => new Client(platform.endpoints.control);
  const secret = () => JSON.parse(readFileSync(join(platform.home, 'keys.json'), 'utf8')).secret;
  const books = () => ourBooks(platform.endpoints);

  const stage = {
    endpoints: () => platform.endpoints,
    books,
    payable: () => payable(platform.endpoints),
    /** An order whose form the browser has taken to the gateway. */
    async open(person: Saved, key: string = randomUUID(), gateway = 'yeepay'): Promise<string> {
      const { body, status } = await order(person, key, { gateway });
      if (!body.cashier) throw new Error(`no cashier: ${status} ${JSON.stringify(body)}`);
      // WeChat has the order already; its address is for a phone.
      if (!body.cashier.url.startsWith('weixin:')) await openCashier(body.cashier);
      return body.orderNumber;
    },
    async ready(gateway = 'yeepay') {
      const person = await payable(platform.endpoints);
      return { person, orderNumber: await stage.open(person, randomUUID(), gateway) };
    },
    pay: (orderNumber: string, scenario: string, notices = 0): Promise<Answer> =>
      gateway().call('POST', `/_sim/orders/${orderNumber}/pay`, { scenario, notices }),
    script: (orderNumber: string, ...steps: string[]) =>
      gateway().call('POST', '/_sim/script', { orderNumber, steps }),
    refresh: (person: Saved, orderNumber: string) =>
      person.client.call('POST', `/api/application/orders/${orderNumber}/refresh`, {}),
    application: async (person: Saved) =>
      (await person.client.call('GET', '/api/application')).body,
    run: (schedule: string) => control().call('POST', `/schedules/${schedule}/run`),
    advance: (seconds: number) => control().call('POST', '/clock/advance', { seconds }),
    resetCapacity: () => control().call('DELETE', '/capacity'),
    /**
     * DynamoDB units that requests have used since the reset, whatever function answered them.
     * Schedules and the table's stream work at their own time, for what was written before.
     */
    units: async (): Promise<number> => {
      const unasked = new Set(Object.keys(eventOperations).map(functionName));
      const { functions } = (await control().call('GET', '/capacity')).body;
      const each = Object.entries<{ reads: number; writes: number }>(functions);
      return each
        .filter(([name]) => !unasked.has(name))
        .reduce((sum, [, { reads, writes }]) => sum + reads + writes, 0);
    },
    logs: async () => JSON.stringify((await control().call('GET', '/logs?since=0')).body) as string,
    metrics: async () => JSON.stringify((await control().call('GET', '/metrics')).body) as string,
    /** The genuine notice of an order, as fields. */
    async noticeOf(orderNumber: string): Promise<Signed> {
      const path = `/_sim/notifications?order=${orderNumber}`;
      return (await gateway().call('GET', path)).body.notifications[0].fields;
    },
    /** Fields signed with the gateway's own key. */
    sign: (fields: Signed) => signFields(secret().yeepay.key, noticeOrder, fields),
    /** An order number of ours that no order has. */
    unknownOrder() {
      const key = Buffer.from(secret().orderKey, 'base64');
      const bytes = crypto.getRandomValues(new Uint8Array(9));
      return formatOrderNumber(Date.now(), bytes, (prefix) => orderCheck(key, prefix));
    },
    tell: (fields: Signed | string, method = 'GET', path = '/n/y') => {
      const form = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const address = `${platform.endpoints.site}${path}`;
      return method === 'GET'
        ? fetch(`${address}?${form}`, { redirect: 'manual' })
        : fetch(address, { method, body: form, headers, redirect: 'manual' });
    },
    async of(orderNumber: string) {
      const all = await books();
      const one = all.orders.find((each) => each.orderNumber === orderNumber);
      return {
        order: one,
        captures: all.captures.filter((each) => each.orderNumber === orderNumber),
        refunds: all.refunds.filter((each) => each.orderNumber === orderNumber),
        payment: all.states.find((each) => each.applicationId === one?.applicationId)?.payment,
      };
    },
    /** One worker's turn to send what is queued, another to see it done. */
    async refundAll() {
      for (let turn = 0; turn < 2; turn += 1) {
        await stage.advance(61);
        await stage.run('refund-captures');
      }
    },
    async compare() {
      const ours = await books();
      const theirs = await theirOrders(platform.endpoints);
      return { ...asLines(ours, theirs), wrong: unpaidOrTwice(ours) };
    },
  };
  return stage;
}
