import { describe, expect, it } from 'vitest';
import { decide } from '#domain/application/decide.ts';
import { refusals } from '#domain/refusals.ts';
import {
  doubtedOrder,
  during,
  examOf,
  openOrder,
  opens,
  paid,
  payable,
  payCloses,
  photoOf,
  qualified,
  stateOf,
  waived,
} from '../support/builders.ts';
import { command } from '../support/commands.ts';
import { given } from '../support/given.ts';

const ready = stateOf(payable);
const ordered = stateOf({ ...payable, ...openOrder });
const doubted = stateOf({ ...payable, ...doubtedOrder });
const done = stateOf({ ...payable, ...paid, confirmation: 'confirmed' });

describe('open-order', () => {
  it('binds the order', () => {
    const { events, state } = given(ready).when(command('open-order'));
    expect(events).toEqual(['order-opened']);
    expect(state?.payment).toMatchObject({ status: 'due', orderNumber: 'O2', gateway: 'yeepay' });
    expect(given(state).when(command('open-order')).events).toEqual([]);
  });

  it.each([
    ['photo-missing', stateOf(qualified), {}],
    ['photo-missing', stateOf(), {}],
    ['photo-not-approved', stateOf({ ...qualified, ...photoOf('rejected') }), {}],
    ['photo-not-approved', stateOf({ ...qualified, ...photoOf('pending') }), { at: payCloses }],
    ['not-qualified', stateOf(photoOf('approved')), {}],
    ['already-paid', done, {}],
    ['already-paid', stateOf({ ...payable, ...waived }), {}],
    ['not-payable', stateOf({ ...payable, payment: { status: 'refunded', amountFen: 1 } }), {}],
    ['order-unresolved', ordered, {}],
    ['order-unresolved', doubted, { orderNumber: 'O1' }],
    ['window-closed', ready, { at: payCloses }],
    ['window-closed', ready, { at: opens }],
    ['abandoned', stateOf({ ...payable, confirmation: 'abandoned' }), {}],
  ])('%s', (code, state, changes) => {
    expect(given(state).when(command('open-order', changes)).refusal).toBe(code);
  });

  it('says the guide’s sentence for both causes', () => {
    const sentence = '该考生还没有传照片，请传完照片后再进行缴费业务';
    expect(refusals['photo-missing'].title).toBe(sentence);
    expect(refusals['photo-not-approved'].title).toBe(sentence);
  });
});

describe('doubt-order and close-order', () => {
  it('make it confirming and due again', () => {
    const doubt = given(ordered).when(command('doubt-order'));
    expect(doubt.state?.payment).toEqual(doubtedOrder.payment);
    const close = given(doubt.state).when(command('close-order'));
    expect(close.state?.payment).toEqual({ status: 'due', amountFen: 15_000 });
  });

  it.each(['doubt-order', 'close-order'] as const)('%s of another order: nothing', (kind) => {
    expect(given(ordered).when(command(kind, { orderNumber: 'O9' })).events).toEqual([]);
    expect(given(done).when(command(kind)).events).toEqual([]);
  });
});

describe('settle', () => {
  it.each([ordered, doubted, ready])('pays and confirms', (state) => {
    const { events, state: after } = given(state).when(command('settle'));
    expect(events).toEqual(['paid', 'confirmed']);
    expect(after).toMatchObject({
      version: 4,
      confirmation: 'confirmed',
      payment: { status: 'paid', transactionId: 'T1', paidAt: during },
    });
  });

  it('is done already for the same transaction', () => {
    expect(given(done).when(command('settle')).events).toEqual([]);
    const other = command('settle', { transactionId: 'T2' });
    expect(given(done).when(other).refusal).toBe('already-paid');
    const elsewhere = command('settle', { gateway: 'wechat' });
    expect(given(done).when(elsewhere).refusal).toBe('already-paid');
  });

  it('looks at the pay time, not at the arrival', () => {
    const late = { at: payCloses + 9_000_000 };
    const inTime = command('settle', { ...late, paidAt: payCloses });
    expect(given(ordered).when(inTime).events).toEqual(['paid', 'confirmed']);
    const after = command('settle', { ...late, paidAt: payCloses + 1 });
    expect(given(ordered).when(after).refusal).toBe('window-closed');
  });

  it('brings an abandoned one back when the money was in time', () => {
    const abandoned = stateOf({ ...payable, confirmation: 'abandoned' });
    expect(given(abandoned).when(command('settle')).state?.confirmation).toBe('confirmed');
  });

  it('never confirms what is incomplete', () => {
    const before = stateOf({ ...openOrder, ...photoOf('approved') });
    const { events, state } = given(before).when(command('settle'));
    expect(events).toEqual(['paid']);
    expect(state?.confirmation).toBe('open');
  });

  it.each([
    ['not-payable', { ...payable, ...waived }],
    ['not-payable', { ...payable, confirmation: 'disqualified' as const }],
    ['not-payable', { ...payable, payment: { status: 'due' as const, amountFen: 1 } }],
  ])('%s', (code, state) => {
    expect(given(stateOf(state)).when(command('settle')).refusal).toBe(code);
  });
});

describe('decide-waiver', () => {
  it('frees of the fee, drops an open order, and confirms', () => {
    const { events, state } = given(ordered).when(command('decide-waiver'));
    expect(events).toEqual(['fee-waived', 'confirmed']);
    expect(state?.payment).toEqual(waived.payment);
    expect(given(stateOf(waived)).when(command('decide-waiver')).events).toEqual([]);
  });

  it('may be rejected', () => {
    const { events, state } = given(ready).when(command('decide-waiver', { decision: 'reject' }));
    expect(events).toEqual(['waiver-rejected']);
    expect(state).toMatchObject({ payment: ready.payment, waiver: { status: 'rejected' } });
  });

  it.each([
    ['order-unresolved', doubted, {}],
    ['already-paid', done, { decision: 'reject' as const }],
    ['already-paid', stateOf(waived), { decision: 'reject' as const }],
    ['window-closed', ready, { at: payCloses }],
    ['version-conflict', ready, { version: 2 }],
    ['reasons-required', ready, { evidence: ' ' }],
  ])('%s', (code, state, changes) => {
    expect(given(state).when(command('decide-waiver', changes)).refusal).toBe(code);
  });
});

describe('window-closed', () => {
  it('tells whether it is too early or too late', () => {
    const detail = (at: number) => {
      const decision = decide(ready, command('open-order', { at }), { exam: examOf() });
      return 'refusal' in decision ? decision.refusal.detail : undefined;
    };
    const { pay } = examOf().windows;
    expect([pay.opens - 1, pay.opens, pay.closes].map(detail)).toEqual([
      '尚未开始',
      undefined,
      '已经截止',
    ]);
  });
});

describe('the detail of a refused order', () => {
  it.each([
    ['照片待审核', { ...qualified, ...photoOf('pending') }],
    ['照片待审核', { ...qualified, ...photoOf('checking') }],
    ['照片审核未通过', { ...qualified, ...photoOf('failed') }],
    ['照片审核未通过', { ...qualified, ...photoOf('rejected') }],
    ['退费中', { ...payable, payment: { status: 'refunding' as const, amountFen: 1 } }],
    ['已退费', { ...payable, payment: { status: 'refunded' as const, amountFen: 1 } }],
  ])('tells the cause: %s', (detail, changes) => {
    const decision = decide(stateOf(changes), command('open-order'), { exam: examOf() });
    expect(decision).toMatchObject({ refusal: { detail } });
  });
});
