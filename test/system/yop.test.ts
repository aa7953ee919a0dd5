import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { openCashier } from '../../scripts/journey/run.ts';
import { platformForTests } from './support/platform.ts';
import { paidOnce, paidTwice, untouched } from './support/scene.ts';
import { newStage } from './support/stage.ts';

const platform = platformForTests();
const stage = newStage(platform);

type Person = Awaited<ReturnType<typeof stage.payable>>;
const order = ({ client }: Person, key: string) =>
  client.call(
    'POST',
    '/api/application/orders',
    { gateway: 'yeepay-yop' },
    { 'idempotency-key': key },
  );

/** An order at the open platform whose cashier the browser has seen. */
async function ready() {
  const person = await stage.payable();
  const answer = await order(person, randomUUID());
  expect([answer.status, answer.body.cashier?.method]).toEqual([201, 'GET']);
  expect((await openCashier(answer.body.cashier)).status).toBe(200);
  return { person, orderNumber: answer.body.orderNumber as string };
}
const tell = (form: string) => stage.tell(form, 'POST', '/n/yop');
const logged = async (text: string) => (await stage.logs()).includes(text);

afterAll(async () => {
  await stage.refundAll();
  const { ours, theirs, wrong } = await stage.compare();
  expect(wrong).toEqual([]);
  expect(ours).toEqual(theirs);
});

test('from the order to 已经交费, and again the same notice', async () => {
  const { person, orderNumber } = await ready();
  const { body } = await stage.pay(orderNumber, 'duplicate', 3);
  expect(body.notices).toEqual(Array(3).fill({ status: 200, body: 'SUCCESS' }));
  await paidOnce(stage, orderNumber);
  expect((await stage.application(person)).label).toBe('已经交费');
});

test('fifteen forgeries are refused with 400, and nothing is written', async () => {
  const { orderNumber } = await ready();
  for (const scenario of [
    ...['tamper-signature', 'tamper-amount', 'tamper-order', 'tamper-border', 'tamper-key'],
    ...['wrong-app', 'wrong-merchant'],
  ]) {
    const { body } = await stage.pay(orderNumber, scenario);
    expect([scenario, body.notices[0]?.status]).toEqual([scenario, 400]);
  }
  await untouched(stage, orderNumber);
  const paid = await ready();
  await stage.pay(paid.orderNumber, 'success');
  const fields = await stage.noticeOf(paid.orderNumber);
  const before = await stage.books();
  const form = new URLSearchParams(fields).toString();
  const { response = '', customerIdentification = '' } = fields;
  const [key, content, ...rest] = response.split('$');
  const changed = (name: string) => new URLSearchParams({ ...fields, response: name }).toString();
  const forged = [
    changed([content, key, ...rest].join('$')),
    changed([key, content, 'AES', 'SHA1'].join('$')),
    changed(`${response}$`),
    changed(response.replace(/.\$/, (end) => (end === 'A$' ? 'B$' : 'A$'))),
    `${form}&${form}`,
    `${form}&x=1`,
    new URLSearchParams({ Response: response, customerIdentification }).toString(),
    `response=&customerIdentification=${customerIdentification}`,
  ];
  for (const [at, text] of forged.entries()) {
    expect([at, (await tell(text)).status]).toEqual([at, 400]);
  }
  expect((await tell(`${form}${'x'.repeat(1_000_000)}`)).status).toBe(400);
  expect(await stage.books()).toEqual(before);
  expect((await tell(form)).status).toBe(200);
});

test('a burst of copies settles once', async () => {
  const { orderNumber } = await ready();
  const { body } = await stage.pay(orderNumber, 'burst', 50);
  expect(new Set(body.notices.map((one: { status: number }) => one.status))).toEqual(
    new Set([200]),
  );
  await paidOnce(stage, orderNumber);
});

test('no notice at all: the reconciler asks', async () => {
  const { orderNumber } = await ready();
  await stage.pay(orderNumber, 'never');
  await stage.advance(61);
  await stage.run('reconcile-payments');
  await paidOnce(stage, orderNumber);
});

test('a signed notice of another amount waits for a person', async () => {
  const { orderNumber } = await ready();
  const { body } = await stage.pay(orderNumber, 'wrong-amount');
  expect(body.notices[0]?.status).toBe(200);
  const { captures, payment } = await stage.of(orderNumber);
  expect([captures[0]?.disposition, payment?.status]).toEqual(['mismatch', 'due']);
});

test.each([
  ['at once', []],
  ['slowly', ['refund=async']],
  ['with its answer lost', ['refund=timeout']],
  ['after two retryable faults', ['refund=40020', 'refund=sys.service.unavailable']],
])('debited twice, the second goes back %s', async (_name, steps) => {
  const { orderNumber } = await ready();
  await stage.script(orderNumber, ...steps);
  await stage.pay(orderNumber, 'double-debit');
  await paidTwice(stage, orderNumber);
  for (let turn = 0; turn < 4; turn += 1) {
    await stage.advance(901);
    await stage.run('refund-captures');
  }
  const { refunds, payment } = await stage.of(orderNumber);
  expect([refunds[0]?.status, payment?.status]).toEqual(['done', 'paid']);
});

test.each(['timeout', 'error', 'badsig'])(
  'an order that is not confirmed (%s): a kind refusal, and a retry answers the same one',
  async (fault) => {
    const person = await stage.payable();
    await stage.script('*', `create=${fault}`);
    const refused = await order(person, 'silent');
    expect([refused.status, refused.body.code]).toEqual([503, 'gateway-unavailable']);
    const { orderNumber } = (await stage.application(person)).payment;
    const answered = await order(person, 'silent');
    expect([answered.status, answered.body.orderNumber]).toEqual([200, orderNumber]);
    expect((await openCashier(answered.body.cashier)).status).toBe(200);
    await stage.pay(orderNumber, 'success');
    await paidOnce(stage, orderNumber);
  },
);

test('a refused refund waits for a person', async () => {
  const { orderNumber } = await ready();
  await stage.script(orderNumber, 'refund=OPR18001');
  await stage.pay(orderNumber, 'double-debit');
  await stage.refundAll();
  expect((await stage.of(orderNumber)).refunds[0]).toMatchObject({
    status: 'manual',
    why: 'OPR18001',
  });
  expect(await logged('refund-refused')).toBe(true);
});
