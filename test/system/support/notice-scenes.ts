/** What may happen to a notice on its way, by the numbers of the payment table. */
import { expect } from 'vitest';
import { paidOnce, paying, type Scene, untouched } from './scene.ts';

export const noticeScenes: Scene[] = [
  { no: 1, name: 'the same notice twice', play: paying('duplicate', paidOnce) },
  { no: 2, name: 'two hundred copies at once', play: paying('burst', paidOnce, 200) },
  {
    no: 3,
    name: 'the browser returns before the notice',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'success');
      const fields = stage.sign({ ...(await stage.noticeOf(orderNumber)), r9_BType: '1' });
      const back = await stage.tell(fields, 'GET', '/api/payments/yeepay/return');
      expect([back.status, back.headers.get('location')]).toEqual([
        303,
        expect.stringContaining(`/#/orders/${orderNumber}`),
      ]);
      await paidOnce(stage, orderNumber);
    },
  },
  {
    no: 6,
    name: 'no notice at all: the reconciler asks',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'never');
      await stage.advance(61);
      await stage.run('reconcile-payments');
      await paidOnce(stage, orderNumber);
    },
  },
  { no: 12, name: 'a wrong signature', play: paying('tamper-signature', untouched) },
  { no: 13, name: 'a tampered amount', play: paying('tamper-amount', untouched) },
  { no: 14, name: 'a digit moved over a border', play: paying('tamper-border', untouched) },
  { no: 15, name: 'values moved by one field', play: paying('tamper-fields', untouched) },
  { no: 16, name: 'another merchant', play: paying('wrong-merchant', untouched) },
  {
    no: 18,
    name: 'another amount is kept for a person, and never settles',
    play: paying('wrong-amount', async (stage, orderNumber) => {
      const { captures, payment } = await stage.of(orderNumber);
      expect(captures.map(({ disposition }) => disposition)).toEqual(['mismatch']);
      expect(payment?.status).toBe('due');
    }),
  },
  {
    no: 19,
    name: 'an order number that no order has is an orphan',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'success');
      const unknown = stage.unknownOrder();
      const fields = { ...(await stage.noticeOf(orderNumber)), r6_Order: unknown };
      const told = await stage.tell(stage.sign({ ...fields, r2_TrxId: '612026000000019I' }));
      expect([told.status, await told.text()]).toEqual([200, 'SUCCESS']);
      const { captures } = await stage.of(unknown);
      expect(captures.map(({ disposition }) => disposition)).toEqual(['orphan']);
    },
  },
  {
    no: 20,
    name: 'a signed notice with forged check characters',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'success');
      const forged = orderNumber.replace(/.$/u, (last) => (last === '0' ? '1' : '0'));
      const fields = { ...(await stage.noticeOf(orderNumber)), r6_Order: forged };
      const told = await stage.tell(stage.sign({ ...fields, r2_TrxId: '612026000000020I' }));
      expect(told.status).toBe(400);
      expect((await stage.of(forged)).captures).toEqual([]);
    },
  },
  {
    no: 21,
    name: 'a genuine notice again, an hour later',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'success');
      await stage.advance(3600);
      expect((await stage.tell(await stage.noticeOf(orderNumber))).status).toBe(200);
      await paidOnce(stage, orderNumber);
    },
  },
  {
    no: 37,
    name: 'the same transaction with another order is an incident',
    async play(stage) {
      const one = await stage.ready();
      const two = await stage.ready();
      await stage.pay(one.orderNumber, 'success');
      const fields = { ...(await stage.noticeOf(one.orderNumber)), r6_Order: two.orderNumber };
      expect((await stage.tell(stage.sign(fields))).status).toBe(200);
      await untouched(stage, two.orderNumber);
      await paidOnce(stage, one.orderNumber);
      expect(await stage.logs()).toContain('capture-differs');
    },
  },
];
