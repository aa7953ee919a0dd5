/** What payers and their browsers do, by the numbers of the payment table. */
import { expect } from 'vitest';
import { Client } from '../../../scripts/journey/client.ts';
import { openCashier } from '../../../scripts/journey/run.ts';
import { order } from './applicant.ts';
import { paidOnce, paying, type Scene } from './scene.ts';
import type { Stage } from './stage.ts';

const pageOf = async (stage: Stage, orderNumber: string, client?: Client) => {
  const reader = client ?? new Client(stage.endpoints().api);
  return (await reader.call('GET', `/api/payments/orders/${orderNumber}`)).body;
};

export const pageScenes: Scene[] = [
  {
    no: 4,
    name: 'the notice comes before the browser returns: its page says paid',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'success');
      const fields = stage.sign({ ...(await stage.noticeOf(orderNumber)), r9_BType: '1' });
      const back = await stage.tell(fields, 'GET', '/api/payments/yeepay/return');
      expect(back.status).toBe(303);
      expect((await pageOf(stage, orderNumber)).status).toBe('paid');
      await paidOnce(stage, orderNumber);
    },
  },
  {
    no: 17,
    name: 'another currency is kept for a person, and never settles',
    play: paying('wrong-currency', async (stage, orderNumber) => {
      const { captures, payment } = await stage.of(orderNumber);
      expect(captures.map(({ disposition }) => disposition)).toEqual(['mismatch']);
      expect(payment?.status).toBe('due');
    }),
  },
  {
    no: 34,
    name: 'one browser pays for two people: each page is that of the order’s own applicant',
    async play(stage) {
      const one = await stage.ready();
      const two = await stage.ready();
      await stage.pay(one.orderNumber, 'success');
      // The session in the browser is by now that of the second person.
      const seen = await pageOf(stage, one.orderNumber, two.person.client);
      expect(seen).toEqual(await pageOf(stage, one.orderNumber));
      expect(seen.status).toBe('paid');
      expect(seen.maskedName).not.toBe(one.person.body.applicant.name);
      await paidOnce(stage, one.orderNumber);
      expect((await stage.application(two.person)).payment.status).toBe('due');
      await stage.pay(two.orderNumber, 'success');
      await paidOnce(stage, two.orderNumber);
    },
  },
  {
    no: 35,
    name: 'a friend pays at the copied address: the order’s applicant has paid',
    async play(stage) {
      const owner = await stage.payable();
      const friend = await stage.payable();
      const { body } = await order(owner);
      // The friend's browser has no session of the owner.
      expect((await openCashier(body.cashier)).status).toBe(200);
      await stage.pay(body.orderNumber, 'success');
      await paidOnce(stage, body.orderNumber);
      expect((await stage.application(friend)).payment.status).toBe('due');
    },
  },
  {
    no: 60,
    name: 'no popup and no script: a plain form posted in the same tab',
    async play(stage) {
      const { body } = await order(await stage.payable());
      const { method, url, fields } = body.cashier;
      expect([method, new URL(url).hash]).toEqual(['POST', '']);
      const ascii = Object.entries<string>(fields).flat().join('');
      expect(ascii).toMatch(/^[\x20-\x7e]+$/);
      const page = await openCashier(body.cashier);
      expect(page.body).toContain('<form');
      expect(page.body).not.toContain('<script');
    },
  },
];
