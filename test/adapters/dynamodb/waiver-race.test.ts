import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeApplication } from '#adapters/change.ts';
import { feeRefund, refundNumber } from '#adapters/dynamodb/refund-item.ts';
import { applyCapture } from '#adapters/payments/apply-capture.ts';
import type { PaymentGateway } from '#adapters/payments/port.ts';
import type { Command } from '#domain/application/commands.ts';
import { refundOwed } from '#domain/fee.ts';
import { during, examOf, payable, stateOf } from '../../domain/support/builders.ts';
import { capture, creation, order } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  await test.store.putExam(examOf(), undefined, { by: 'office', at: 0 });
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
    change: (command: Command) => changeApplication(test.store, id, () => command),
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
  expect(await person.refund()).toMatchObject({ kind: 'waiver', status: 'proposed' });
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

/** Paid, asked to leave, and proposed by one person: version 5. */
async function leaving(id: string) {
  const person = await atTheBank(id);
  await person.pay();
  await person.change({ kind: 'withdraw', at: during, version: 3 });
  const grant = (version: number, by: string) =>
    person.change({
      kind: 'decide-withdrawal',
      at: during,
      version,
      decision: 'approve',
      reason: '本人申请',
      by,
    });
  expect(await grant(4, 'one')).toMatchObject({ state: { qualification: { status: 'approved' } } });
  return { ...person, grant };
}

it('five second persons at once: one withdrawal, one refund', async () => {
  const person = await leaving('LEAVING');
  const all = ['two', 'three', 'four', 'five', 'six'];
  const outcomes = await Promise.all(all.map((by) => person.grant(5, by)));
  expect(outcomes.filter((outcome) => 'refusal' in outcome)).toEqual([]);
  const state = await person.state();
  expect(state).toMatchObject({
    version: 6,
    qualification: { status: 'withdrawn' },
    payment: { status: 'refunding' },
  });
  const confirmedBy = state?.withdrawalRequest?.decidedBy;
  expect(await person.refund()).toMatchObject({ kind: 'voluntary', status: 'queued', confirmedBy });
});

it('a refund that finance has proposed by itself has to be answered first', async () => {
  const person = await leaving('PROPOSED');
  const state = await person.state();
  if (!state) throw new Error('not created');
  const persons = { status: 'proposed', reason: '', proposedBy: 'one' } as const;
  const refund = feeRefund(state, { kind: 'voluntary', ...persons }, during);
  expect(await test.store.startRefund({ refund })).toBe('started');
  expect(await person.grant(5, 'two')).toEqual({ refusal: { code: 'refund-exists' } });
  expect((await person.state())?.qualification.status).toBe('approved');
  const declined = { ...refund, status: 'declined' as const };
  expect(await test.store.startRefund({ refund: declined, was: refund })).toBe('started');
  expect(await person.grant(5, 'two')).toMatchObject({
    state: { payment: { status: 'refunding' } },
  });
});
