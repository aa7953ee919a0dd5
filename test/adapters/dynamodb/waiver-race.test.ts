import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeApplication } from '#adapters/change.ts';
import { refundNumber } from '#adapters/dynamodb/refund-item.ts';
import { applyCapture } from '#adapters/payments/apply-capture.ts';
import type { PaymentGateway } from '#adapters/payments/port.ts';
import { refundOwed } from '#domain/fee.ts';
import { during, examOf, payable, stateOf } from '../../domain/support/builders.ts';
import { capture, creation, order } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  await test.store.putExam(examOf(), undefined);
});
afterAll(() => test?.engine.stop());

/** Nobody asks it: every notice of these tests carries its pay time. */
const silent = {} as PaymentGateway;

/** A payable application with an open order whose payer is at the bank. */
async function atTheBank(id: string) {
  const base = stateOf({ ...payable, applicationId: id, version: 1 });
  await test.store.createApplication(creation(id, { state: base, idNumber: `synthetic-${id}` }));
  const orderNumber = `ORDER${id}`;
  const opened = { ...order(orderNumber, id), examId: base.examId };
  const loaded = await test.store.loadApplication(id);
  if (!loaded) throw new Error('not created');
  const payment = { ...base.payment, orderNumber, gateway: 'yeepay' };
  const state = { ...base, payment, version: 2 };
  const by = { kind: 'system' as const, id: 'test' };
  const events = [{ kind: 'order-opened', at: during, by, set: { payment } }];
  expect(await test.store.openOrder({ loaded, state, events, order: opened })).toBe('opened');
  const facts = { ...capture(orderNumber, `T${id}`), paidAt: during };
  return {
    facts,
    waive: (version: number) =>
      changeApplication(test.store, id, () => ({
        kind: 'decide-waiver',
        at: during,
        version,
        decision: 'approve',
        evidence: 'sealed',
        reasons: [],
        by: 'reviewer',
      })),
    pay: () => applyCapture(test.store, silent, facts, during),
    state: async () => (await test.store.loadApplication(id))?.state,
    refund: () => test.store.loadRefund(refundNumber('yeepay', facts.transactionId)),
  };
}

it('waiver first: the capture is surplus, and its refund is queued with it', async () => {
  const person = await atTheBank('FIRST');
  expect(await person.waive(2)).toMatchObject({ state: { payment: { status: 'waived' } } });
  expect(await person.pay()).toBe('surplus');
  expect(await person.pay()).toBe('duplicate');
  expect(await person.refund()).toMatchObject({ kind: 'surplus', status: 'queued' });
  expect(await person.state()).toMatchObject({
    confirmation: 'confirmed',
    payment: { status: 'waived' },
  });
});

it('payment first: the waiver has to look again, and then owes the fee', async () => {
  const person = await atTheBank('SECOND');
  expect(await person.pay()).toBe('settled');
  expect(await person.waive(2)).toEqual({ refusal: { code: 'version-conflict' } });
  expect(await person.waive(3)).toMatchObject({ state: { payment: { status: 'paid' } } });
  const state = await person.state();
  expect(state && refundOwed(state)).toBe('waiver');
  expect(await person.refund()).toBeUndefined();
});

it('at once, twenty times: either the fee or the refund, never both and never neither', async () => {
  for (let n = 0; n < 20; n += 1) {
    const person = await atTheBank(`RACE${n}`);
    const start = n % 2 ? [person.pay, () => person.waive(2)] : [() => person.waive(2), person.pay];
    await Promise.all(start.map((run) => run()));
    const state = await person.state();
    const refund = await person.refund();
    const end = `${state?.payment.status} ${refund?.kind ?? 'kept'}`;
    expect(['paid kept', 'waived surplus']).toContain(end);
  }
});
