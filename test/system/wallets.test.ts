/** WeChat and Alipay on the whole system: paid, forged, doubled, lost, late; then both books. */
import { afterAll, describe, expect, test } from 'vitest';
import { order } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { paidOnce, paidTwice, untouched } from './support/scene.ts';
import { newStage } from './support/stage.ts';

const platform = platformForTests();
const stage = newStage(platform);

const forged = {
  wechat: [
    ...['tamper-signature', 'tamper-amount', 'tamper-order', 'tamper-time', 'tamper-future'],
    ...['tamper-serial', 'tamper-probe', 'tamper-resource', 'wrong-merchant', 'wrong-app'],
  ],
  alipay: [
    ...['tamper-signature', 'tamper-amount', 'tamper-order', 'tamper-seller', 'tamper-status'],
    ...['tamper-border', 'tamper-algorithm', 'tamper-digest', 'wrong-merchant', 'wrong-app'],
  ],
};

describe.each(['wechat', 'alipay'] as const)('%s', (gateway) => {
  test('one applicant from the order to 已经交费', async () => {
    const { person, orderNumber } = await stage.ready(gateway);
    const paid = await stage.pay(orderNumber, 'success');
    const { label, confirmation, payment } = await stage.application(person);
    expect([label, confirmation]).toEqual(['已经交费', 'confirmed']);
    expect(payment.transactionId).toBe(paid.body.transactionId);
    await paidOnce(stage, orderNumber);
  });

  test('ten forged notices are refused with 400, and nothing is written', async () => {
    const { orderNumber } = await stage.ready(gateway);
    const before = await stage.books();
    for (const scenario of forged[gateway]) {
      const { body } = await stage.pay(orderNumber, scenario);
      expect([scenario, body.notices[0]?.status]).toEqual([scenario, 400]);
    }
    expect(await stage.books()).toEqual(before);
    await untouched(stage, orderNumber);
  });

  test('fifty copies at once settle once', async () => {
    const { orderNumber } = await stage.ready(gateway);
    const { body } = await stage.pay(orderNumber, 'burst', 50);
    expect(new Set(body.notices.map(({ status }: { status: number }) => status))).toEqual(
      new Set([200]),
    );
    await paidOnce(stage, orderNumber);
  });

  test('no notice at all: the reconciler asks', async () => {
    const { orderNumber } = await stage.ready(gateway);
    await stage.pay(orderNumber, 'never');
    await stage.advance(61);
    await stage.run('reconcile-payments');
    await paidOnce(stage, orderNumber);
  });

  test('a badly signed answer changes no money; the next one settles', async () => {
    const { person, orderNumber } = await stage.ready(gateway);
    await stage.pay(orderNumber, 'never');
    await stage.script(orderNumber, 'query=badsig');
    expect((await stage.refresh(person, orderNumber)).body.status).toBe('confirming');
    await stage.advance(61);
    await stage.run('reconcile-payments');
    await paidOnce(stage, orderNumber);
  });

  test('debited twice: the second goes back, although the answer to its refund is lost', async () => {
    const { orderNumber } = await stage.ready(gateway);
    await stage.script(orderNumber, 'refund=timeout');
    await stage.pay(orderNumber, 'double-debit');
    await paidTwice(stage, orderNumber);
    await stage.refundAll();
    const { refunds, payment } = await stage.of(orderNumber);
    expect([refunds[0]?.status, payment?.status]).toEqual(['done', 'paid']);
  });

  test('paid after the order expired and was closed: the fee is due, so it settles', async () => {
    const { orderNumber } = await stage.ready(gateway);
    await stage.advance(3600);
    await stage.run('reconcile-payments');
    expect((await stage.of(orderNumber)).order?.status).toBe('closed');
    await stage.pay(orderNumber, 'late');
    await paidOnce(stage, orderNumber);
  });
});

test('from one gateway to the next: closed there first; in doubt, nobody pays twice', async () => {
  const { person, orderNumber: first } = await stage.ready('yeepay');
  const second = await stage.open(person, 'to-wechat', 'wechat');
  expect((await stage.of(first)).order?.status).toBe('closed');
  await stage.script(second, 'close=timeout', 'query=timeout');
  const stopped = await order(person, 'to-alipay', { gateway: 'alipay' });
  expect([stopped.status, stopped.body.code]).toEqual([409, 'order-unresolved']);
  expect((await stage.application(person)).label).toBe('缴费确认中');
  const again = await order(person, 'to-alipay', { gateway: 'alipay' });
  expect(again.body.code).toBe('order-unresolved');
  const third = await stage.open(person, 'to-alipay', 'alipay');
  expect((await stage.of(second)).order?.status).toBe('closed');
  await stage.pay(third, 'success');
  await paidOnce(stage, third);
  await stage.pay(first, 'late');
  expect((await stage.of(first)).captures.map((one) => one.disposition)).toEqual(['surplus']);
});

test.each(['timeout', 'error', 'badsig'])(
  'WeChat does not confirm an order (%s): a kind refusal, and a retry answers the same one',
  async (fault) => {
    const person = await stage.payable();
    await stage.script('*', `create=${fault}`);
    const refused = await order(person, 'silent', { gateway: 'wechat' });
    expect([refused.status, refused.body.code]).toEqual([503, 'gateway-unavailable']);
    expect(refused.body.title).toMatch(/支付平台/);
    const { orderNumber } = (await stage.application(person)).payment;
    const answered = await order(person, 'silent', { gateway: 'wechat' });
    expect([answered.status, answered.body.orderNumber]).toEqual([200, orderNumber]);
    expect(answered.body.cashier.url).toMatch(/^weixin:/);
  },
);

afterAll(async () => {
  await stage.refundAll();
  const { ours, theirs, wrong } = await stage.compare();
  expect(wrong).toEqual([]);
  expect(ours).toEqual(theirs);
});
