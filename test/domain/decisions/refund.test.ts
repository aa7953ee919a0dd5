import { describe, expect, it } from 'vitest';
import {
  openOrder,
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

const done = stateOf({ ...payable, ...paid, confirmation: 'confirmed' });
const refunding = stateOf({ ...payable, payment: { ...paid.payment, status: 'refunding' } });
const refunded = stateOf({ ...payable, payment: { ...paid.payment, status: 'refunded' } });

describe('propose-refund and decline-refund', () => {
  it('are on the trail, and move nothing', () => {
    const proposed = given(done).when(command('propose-refund'));
    expect(proposed.events).toEqual(['refund-proposed']);
    expect(proposed.state).toEqual({ ...done, version: 4 });
    const declined = given(proposed.state).when(command('decline-refund'));
    expect([declined.events, declined.state?.payment]).toEqual([['refund-declined'], done.payment]);
  });
});

describe('start-refund', () => {
  it.each(['voluntary', 'cancelled'] as const)('%s: the fee goes back, and the place', (kind) => {
    const { events, state } = given(done).when(command('start-refund', { refundKind: kind }));
    expect(events).toEqual(['refund-started']);
    expect(state?.payment).toEqual({ ...paid.payment, status: 'refunding' });
    expect(state?.confirmation).toBe('open');
  });

  it('waiver: the fee goes back, the place stays', () => {
    const { state } = given(done).when(command('start-refund', { refundKind: 'waiver' }));
    expect([state?.payment.status, state?.confirmation]).toEqual(['refunding', 'confirmed']);
  });

  it.each(['abandoned', 'disqualified'] as const)('gives money back to the %s', (confirmation) => {
    const state = stateOf({ ...payable, ...paid, confirmation });
    const after = given(state).when(command('start-refund')).state;
    expect([after?.payment.status, after?.confirmation]).toEqual(['refunding', confirmation]);
  });

  it.each([
    ['not-refundable', done, { transactionId: 'T2' }],
    ['not-refundable', done, { gateway: 'wechat' }],
    ['not-refundable', stateOf({ ...payable, ...openOrder }), {}],
    ['not-refundable', stateOf({ ...payable, ...waived }), {}],
    ['refund-exists', refunding, {}],
    ['refund-exists', refunded, {}],
    ['second-person-required', done, { by: 'finance' }],
  ])('%s', (code, state, changes) => {
    expect(given(state).when(command('start-refund', changes)).refusal).toBe(code);
    if (code === 'second-person-required') return;
    const proposal = command('propose-refund', changes);
    expect(given(state).when(proposal).refusal).toBe(code);
  });
});

describe('refund-done', () => {
  it('makes it refunded, once', () => {
    const { events, state } = given(refunding).when(command('refund-done'));
    expect(events).toEqual(['refunded']);
    expect(state?.payment).toEqual(refunded.payment);
    expect(given(state).when(command('refund-done')).events).toEqual([]);
  });

  it('of a waiver makes it waived, and completes what waited for it', () => {
    const { events, state } = given(refunding).when(
      command('refund-done', { refundKind: 'waiver' }),
    );
    expect(events).toEqual(['refunded', 'confirmed']);
    expect(state?.payment.status).toBe('waived');
    const pending = { ...refunding, ...photoOf('pending') };
    const early = given(pending).when(command('refund-done', { refundKind: 'waiver' }));
    expect(early.events).toEqual(['refunded']);
  });

  it.each([
    ['of a duplicate', refunding, { transactionId: 'T2' }],
    ['of another gateway', refunding, { gateway: 'wechat' }],
    ['of a fee that is paid', done, {}],
  ])('%s never unpays', (_name, state, changes) => {
    expect(given(state).when(command('refund-done', changes)).events).toEqual([]);
    expect(given(state).when(command('refund-failed', changes)).events).toEqual([]);
  });
});

describe('refund-failed', () => {
  it('leaves it refunding', () => {
    const { events, state } = given(refunding).when(command('refund-failed'));
    expect(events).toEqual(['refund-failed']);
    expect(state?.payment).toEqual(refunding.payment);
  });
});

describe('reopen-fee', () => {
  it('makes it due again without order or transaction, and a new order pays', () => {
    const { events, state } = given(refunded).when(command('reopen-fee'));
    expect(events).toEqual(['fee-reopened']);
    expect(state?.payment).toEqual({ status: 'due', amountFen: 15_000 });
    expect(given(state).when(command('reopen-fee')).events).toEqual([]);
    const again = given(state).when(command('settle', { orderNumber: 'O2', transactionId: 'T2' }));
    expect(again.events).toEqual(['paid', 'confirmed']);
    // The word of the first refund comes late: another capture pays now.
    expect(given(again.state).when(command('refund-done')).events).toEqual([]);
  });

  it.each([
    ['not-payable', done, {}],
    ['not-payable', refunding, {}],
    ['window-closed', refunded, { at: payCloses }],
    [
      'withdrawn',
      { ...refunded, qualification: { ...qualified.qualification, status: 'withdrawn' as const } },
      {},
    ],
    ['disqualified', { ...refunded, confirmation: 'disqualified' as const }, {}],
  ])('%s', (code, state, changes) => {
    expect(given(state).when(command('reopen-fee', changes)).refusal).toBe(code);
  });
});
