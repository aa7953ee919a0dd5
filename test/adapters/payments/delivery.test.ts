/** Rows of the payment table about deliveries that go wrong, by their numbers there. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refundCapture } from '#adapters/payments/refund-capture.ts';
import { befall, type Fault, type Plan, underPlan } from '../../support/ledger/faults.ts';
import { type LedgerStage, type Person, startLedger } from '../../support/ledger/stage.ts';

let stage: LedgerStage;
const written: string[] = [];
beforeAll(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const note = (...texts: unknown[]) => written.push(texts.join(' ')) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(note);
  vi.spyOn(console, 'log').mockImplementation(note);
  stage = await startLedger();
}, 30_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await stage?.stop();
});

async function paid() {
  const person = await stage.payable();
  const orderNumber = await stage.open(person);
  const transactionId = stage.simulator.debit(orderNumber);
  return { person, orderNumber, notice: stage.simulator.notice(orderNumber, transactionId) };
}

/** The fault befalls every attempt of these calls. */
const always =
  (fault: Fault, calls: RegExp): Plan =>
  ({ name }, run) =>
    calls.test(name) ? befall(fault, name, run) : run();
const transaction = /TransactWrite/;

async function booksOf({ applicationId }: Person) {
  const { own } = await stage.books(applicationId);
  return {
    payment: own.state.payment.status,
    captures: own.captures.map(({ disposition }) => disposition),
    refunds: own.refunds.length,
  };
}
const due = { payment: 'due', captures: [], refunds: 0 };
const settled = { payment: 'paid', captures: ['settled'], refunds: 0 };

test('#5 paid before the answer with the form has reached the browser', async () => {
  const person = await stage.payable();
  const lost = always('crash-after', transaction);
  const { statusCode } = await underPlan(lost, () => stage.order(person, 'five'));
  expect(statusCode).toBe(500);
  const again = JSON.parse((await stage.order(person, 'five')).body ?? '');
  stage.simulator.buy(again.cashier.fields);
  const transactionId = stage.simulator.debit(again.orderNumber);
  await stage.notice(stage.simulator.notice(again.orderNumber, transactionId));
  expect(await booksOf(person)).toEqual(settled);
  const third = JSON.parse((await stage.order(person, 'five')).body ?? '');
  expect([third.orderNumber, third.status, third.cashier]).toEqual([
    again.orderNumber,
    'paid',
    undefined,
  ]);
});

test('#7 down for every notice of the gateway: the reconciler settles', async () => {
  const { person, notice } = await paid();
  for (let sent = 0; sent < 4; sent += 1) {
    const down = underPlan(always('failed', /./), () => stage.notice(notice));
    expect((await down).statusCode).toBe(500);
    stage.clock.now += 180_000;
  }
  expect(await booksOf(person)).toEqual(due);
  await stage.reconcile();
  expect(await booksOf(person)).toEqual(settled);
});

test('#8 a crash after the commit: the notice again is acknowledged and changes nothing', async () => {
  const { person, notice } = await paid();
  await underPlan(always('crash-after', transaction), () => stage.notice(notice));
  expect(await booksOf(person)).toEqual(settled);
  expect((await stage.notice(notice)).body).toBe('SUCCESS');
  expect(await booksOf(person)).toEqual(settled);
});

test('#9 a crash before the commit: the notice again settles', async () => {
  const { person, notice } = await paid();
  await underPlan(always('crash-before', transaction), () => stage.notice(notice));
  expect(await booksOf(person)).toEqual(due);
  expect((await stage.notice(notice)).body).toBe('SUCCESS');
  expect(await booksOf(person)).toEqual(settled);
});

test.each(['throttled', 'throttling', 'conflict', 'failed'] as const)(
  '#10 %s at every try: never acknowledged',
  async (fault) => {
    const { person, notice } = await paid();
    let tries = 0;
    const plan: Plan = ({ name }, run) => {
      if (!transaction.test(name)) return run();
      tries += 1;
      return befall(fault, name, run);
    };
    const answer = await underPlan(plan, () => stage.notice(notice));
    expect([answer.statusCode, answer.body === 'SUCCESS']).toEqual([500, false]);
    expect(tries).toBeLessThan(20);
    expect(await booksOf(person)).toEqual(due);
    expect((await stage.notice(notice)).statusCode).toBe(200);
    expect(await booksOf(person)).toEqual(settled);
  },
);

test('#11 the answer to the own transaction is lost: repeated, and settled once', async () => {
  const { person, notice } = await paid();
  let lost = 0;
  const plan: Plan = ({ name }, run) => {
    if (!transaction.test(name) || lost > 0) return run();
    lost += 1;
    return befall('lost', name, run);
  };
  expect((await underPlan(plan, () => stage.notice(notice))).body).toBe('SUCCESS');
  expect(lost).toBe(1);
  expect(await booksOf(person)).toEqual(settled);
});

test('#44 word of a refund that is done comes before the answer that it was accepted', async () => {
  const { person, orderNumber, notice } = await paid();
  await stage.notice(notice);
  await stage.notice(stage.simulator.notice(orderNumber, stage.simulator.debit(orderNumber)));
  const { own } = await stage.books(person.applicationId);
  const queued = await stage.store.loadRefund(own.refunds[0]?.refundNumber ?? '');
  if (!queued) throw new Error('no refund is queued');
  const gateway = await stage.gateway();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const slow = {
    ...gateway,
    async refund(request: Parameters<typeof gateway.refund>[0]) {
      const result = await gateway.refund(request);
      await answered;
      return result;
    },
  };
  const first = refundCapture(stage.store, slow, queued, stage.clock.now);
  await vi.waitFor(() => expect(stage.simulator.book.orders[orderNumber]?.refunds).toHaveLength(1));
  const leased = await stage.store.loadRefund(queued.refundNumber);
  await refundCapture(stage.store, gateway, leased ?? queued, stage.clock.now + 120_000);
  answer();
  await first;
  expect((await stage.store.loadRefund(queued.refundNumber))?.status).toBe('done');
  expect(stage.simulator.book.orders[orderNumber]?.refunds).toHaveLength(1);
});

test('#56 two thousand forged notices ask the table for nothing', async () => {
  const { person, notice } = await paid();
  let calls = 0;
  const counting: Plan = (_attempt, run) => {
    calls += 1;
    return run();
  };
  const statuses = new Set<number>();
  for (let sent = 0; sent < 2000; sent += 1) {
    const forged = sent % 2 ? notice.replace(/hmac=\w/, 'hmac=x') : `${notice}&a=${sent}`;
    const answer = await underPlan(counting, () => stage.notice(forged));
    statuses.add(answer.statusCode);
  }
  expect([[...statuses], calls]).toEqual([[400], 0]);
  expect(await booksOf(person)).toEqual(due);
});

test('#57 no signature, key, name or cookie in what the functions write', async () => {
  written.length = 0;
  const { person, orderNumber, notice } = await paid();
  await underPlan(always('failed', transaction), () => stage.notice(notice));
  await stage.notice(notice.replace(/hmac=\w/, 'hmac=x'));
  await stage.back(notice);
  stage.clock.now += 11_000;
  await stage.refresh(person, orderNumber);
  const log = written.join('\n');
  expect(log).toContain('payment-notice');
  const fields = new URLSearchParams(notice);
  const secrets = [fields.get('hmac'), fields.get('hmac_safe'), 'SIMKEY', person.cookie, '试验甲'];
  for (const secret of secrets) expect(log).not.toContain(secret);
});
