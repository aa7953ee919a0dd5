/** The scenarios of the payment table that need the whole system, by their numbers there. */
import { expect } from 'vitest';
import { Client } from '../../../scripts/journey/client.ts';
import { order, saved } from './applicant.ts';
import { noticeScenes } from './notice-scenes.ts';
import { pageScenes } from './page-scenes.ts';
import { paidOnce, paidTwice, paying, type Scene, untouched } from './scene.ts';

const orders: Scene[] = [
  {
    no: 25,
    name: 'two tabs get the same order',
    async play(stage) {
      const person = await stage.payable();
      const [one, two] = await Promise.all([order(person), order(person)]);
      expect(one.body.orderNumber).toBe(two.body.orderNumber);
    },
  },
  {
    no: 26,
    name: 'an order in doubt stops a second one until the gateway answers',
    async play(stage) {
      const { person, orderNumber } = await stage.ready();
      await stage.script(orderNumber, 'query=timeout', 'query=timeout');
      expect((await stage.refresh(person, orderNumber)).body.status).toBe('confirming');
      expect((await stage.application(person)).payment.status).toBe('confirming');
      const stopped = await order(person);
      expect([stopped.status, stopped.body.code]).toEqual([409, 'order-unresolved']);
      const next = await order(person);
      expect([next.status, next.body.orderNumber === orderNumber]).toEqual([201, false]);
      expect((await stage.of(orderNumber)).order?.status).toBe('closed');
    },
  },
  {
    no: 27,
    name: 'both orders paid, the first after its close',
    async play(stage) {
      const { person, orderNumber } = await stage.ready();
      await stage.script(orderNumber, 'query=timeout');
      await stage.refresh(person, orderNumber);
      const second = await stage.open(person);
      await stage.pay(second, 'success');
      await stage.pay(orderNumber, 'late');
      await paidOnce(stage, second);
      const { captures, refunds } = await stage.of(orderNumber);
      expect([captures[0]?.disposition, refunds[0]?.status]).toEqual(['surplus', 'queued']);
    },
  },
  { no: 28, name: 'one order debited twice', play: paying('double-debit', paidTwice) },
  {
    no: 29,
    name: 'paid after the order expired and was closed: the fee is due, so it settles',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.advance(3600);
      await stage.run('reconcile-payments');
      const closed = await stage.of(orderNumber);
      expect([closed.order?.status, closed.payment?.orderNumber]).toEqual(['closed', undefined]);
      await stage.pay(orderNumber, 'late');
      await paidOnce(stage, orderNumber);
    },
  },
  {
    no: 36,
    name: 'another applicant’s order is not there',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      const other = await saved(stage.endpoints());
      const path = `/api/application/orders/${orderNumber}`;
      expect((await other.client.call('GET', path)).status).toBe(404);
      expect((await stage.refresh(other, orderNumber)).status).toBe(404);
      expect((await new Client(stage.endpoints().api).call('GET', path)).status).toBe(401);
    },
  },
  {
    no: 58,
    name: 'an Idempotency-Key again: the same order; with another body: refused',
    async play(stage) {
      const person = await stage.payable();
      const first = await order(person, 'key-58');
      expect((await order(person, 'key-58')).body.orderNumber).toBe(first.body.orderNumber);
      const bank = { gateway: 'yeepay', bank: 'ICBC-NET-B2C' };
      const path = '/api/application/orders';
      const other = await person.client.call('POST', path, bank, { 'idempotency-key': 'key-58' });
      expect(other.body.code).toBe('key-reused');
      // A key that opened nothing is remembered as well, and one applicant's is not another's.
      expect([
        (await order(person, 'key-58b')).status,
        (await order(person, 'key-58b')).status,
      ]).toEqual([200, 200]);
      const again = await person.client.call('POST', path, bank, { 'idempotency-key': 'key-58b' });
      expect([again.status, again.body.code]).toEqual([422, 'key-reused']);
      const stranger = await stage.payable();
      expect((await order(stranger, 'key-58b')).status).toBe(201);
      const bare = await person.client.call('POST', path, { gateway: 'yeepay' });
      expect([bare.status, bare.body.code]).toEqual([400, 'key-required']);
      const racing = await Promise.all(
        [bank, { gateway: 'yeepay' }, bank, { gateway: 'yeepay' }].map((body) =>
          person.client.call('POST', path, body, { 'idempotency-key': 'key-58c' }),
        ),
      );
      expect(racing.map(({ status }) => status).sort()).toEqual([200, 200, 422, 422]);
    },
  },
];

const answers: Scene[] = [
  {
    no: 38,
    name: 'the query lags behind: asked again, settled',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'never');
      await stage.script(orderNumber, 'query=lag');
      for (let turn = 0; turn < 2; turn += 1) {
        await stage.advance(61);
        await stage.run('reconcile-payments');
      }
      await paidOnce(stage, orderNumber);
    },
  },
  {
    no: 39,
    name: 'the gateway does not know a fresh order: it stays open',
    async play(stage) {
      const { person, orderNumber } = await stage.ready();
      await stage.script(orderNumber, 'query=notfound');
      expect((await stage.refresh(person, orderNumber)).body.status).toBe('open');
      await untouched(stage, orderNumber);
    },
  },
  {
    no: 40,
    name: 'a badly signed answer: in doubt, and due again when the signed one says unpaid',
    async play(stage) {
      const { person, orderNumber } = await stage.ready();
      await stage.script(orderNumber, 'query=badsig');
      await stage.refresh(person, orderNumber);
      expect((await stage.of(orderNumber)).payment?.status).toBe('confirming');
      await stage.advance(61);
      await stage.run('reconcile-payments');
      const { order: stored, payment, captures } = await stage.of(orderNumber);
      expect([stored?.status, payment?.status, captures]).toEqual(['closed', 'due', []]);
    },
  },
  {
    no: 41,
    name: 'the answer to a refund is lost: asked first, refunded once',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.script(orderNumber, 'refund=timeout');
      await stage.pay(orderNumber, 'double-debit');
      await stage.refundAll();
      expect((await stage.of(orderNumber)).refunds[0]?.status).toBe('done');
    },
  },
  {
    no: 42,
    name: 'two refund workers at once',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'double-debit');
      await stage.advance(61);
      await Promise.all([stage.run('refund-captures'), stage.run('refund-captures')]);
      await stage.refundAll();
      expect((await stage.of(orderNumber)).refunds[0]?.status).toBe('done');
    },
  },
  {
    no: 43,
    name: 'a refused refund waits for a person, and is told',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.script(orderNumber, 'refund=18');
      await stage.pay(orderNumber, 'double-debit');
      await stage.refundAll();
      expect((await stage.of(orderNumber)).refunds[0]).toMatchObject({
        status: 'manual',
        why: '18',
      });
      expect(await stage.logs()).toContain('refund-refused');
    },
  },
  {
    no: 45,
    name: 'the refund of a second debit leaves the fee paid',
    async play(stage) {
      const { orderNumber } = await stage.ready();
      await stage.pay(orderNumber, 'double-debit');
      await stage.refundAll();
      const { refunds, payment } = await stage.of(orderNumber);
      expect([refunds[0]?.status, payment?.status]).toEqual(['done', 'paid']);
    },
  },
];

export const scenes: Scene[] = [...noticeScenes, ...orders, ...answers, ...pageScenes];
