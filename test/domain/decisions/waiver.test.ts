import { describe, expect, it } from 'vitest';
import type { ApplicationState, Waiver } from '#domain/application/state.ts';
import { refundOwed } from '#domain/fee.ts';
import { defaultWaiverKinds } from '#domain/waiver-kinds.ts';
import {
  doubtedOrder,
  during,
  examOf,
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

const asked: Waiver = {
  status: 'requested',
  kind: 'disability',
  reasons: [],
  documents: [{ uploadId: 'd1', documentId: 'dd.pdf' }],
  requestedAt: during,
};
const ready = stateOf(payable);
const requested = stateOf({ ...payable, waiver: asked });
const done = stateOf({ ...payable, ...paid, confirmation: 'confirmed' });
const doneAndAsked: ApplicationState = { ...done, waiver: asked };
const onlyRequest = { evidence: '' };

describe('request-waiver', () => {
  it.each([
    stateOf(),
    ready,
    stateOf({ ...payable, ...openOrder }),
    stateOf({ ...payable, ...doubtedOrder }),
    done,
  ])('waits for the office and moves no money', (state) => {
    const after = given(state).when(command('request-waiver'));
    expect(after.events).toEqual(['waiver-requested']);
    expect(after.state).toMatchObject({ payment: state.payment, waiver: asked });
  });

  it('is the same request with the same papers, in any order', () => {
    const again = command('request-waiver', { version: 1 });
    expect(given(requested).when(again).events).toEqual([]);
    const other = { documents: [{ uploadId: 'd2', documentId: 'ee.pdf' }] };
    expect(given(requested).when(command('request-waiver', other)).refusal).toBe(
      'waiver-requested',
    );
  });

  it('may be made anew after a rejection', () => {
    const rejected = stateOf({ ...payable, waiver: { ...asked, status: 'rejected' } });
    expect(given(rejected).when(command('request-waiver')).state?.waiver).toEqual(asked);
  });

  it('takes the kinds of the exam', () => {
    const exam = examOf({ waiverKinds: [{ code: 'orphan', name: '孤儿' }] });
    const of = (waiverKind: string) =>
      given(ready, exam).when(command('request-waiver', { waiverKind })).refusal;
    expect([of('orphan'), of('disability')]).toEqual([undefined, 'unknown-waiver-kind']);
    for (const { code } of defaultWaiverKinds) {
      const known = command('request-waiver', { waiverKind: code });
      expect(given(ready).when(known).refusal).toBeUndefined();
    }
  });

  it.each([
    ['already-paid', stateOf({ ...payable, ...waived }), {}],
    ['not-payable', stateOf({ ...payable, payment: { status: 'refunded', amountFen: 1 } }), {}],
    ['window-closed', ready, { at: payCloses }],
    ['version-conflict', ready, { version: 2 }],
    ['abandoned', stateOf({ ...payable, confirmation: 'abandoned' }), {}],
    [
      'withdrawn',
      stateOf({ qualification: { ...qualified.qualification, status: 'withdrawn' } }),
      {},
    ],
  ] as const)('%s', (code, state, changes) => {
    expect(given(state as ApplicationState).when(command('request-waiver', changes)).refusal).toBe(
      code,
    );
  });
});

describe('decide-waiver upon a request', () => {
  it('needs no evidence of the office’s own', () => {
    const { events, state } = given(requested).when(command('decide-waiver', onlyRequest));
    expect(events).toEqual(['fee-waived', 'confirmed']);
    expect(state?.waiver).toEqual({
      ...asked,
      status: 'approved',
      decidedAt: during,
      decidedBy: 'finance',
    });
  });

  it('tells the applicant why not', () => {
    const no = { ...onlyRequest, decision: 'reject' as const };
    const reasons = [{ code: 'expired', text: '证件已过期' }];
    const { state } = given(requested).when(command('decide-waiver', { ...no, reasons }));
    expect(state).toMatchObject({
      payment: ready.payment,
      waiver: { status: 'rejected', reasons },
    });
    const silent = command('decide-waiver', { ...no, reasons: [] });
    expect(given(requested).when(silent).refusal).toBe('reasons-required');
  });

  it('may come after the close, which waits for it', () => {
    const late = { at: payCloses + 1 };
    expect(given(requested).when(command('close', late)).events).toEqual([]);
    const { state } = given(requested).when(command('decide-waiver', late));
    expect(state?.confirmation).toBe('confirmed');
    const no = command('decide-waiver', { ...late, decision: 'reject' });
    const rejected = given(requested).when(no).state;
    expect(given(rejected).when(command('close', late)).events).toEqual(['abandoned']);
  });

  it('does not hold the close for who has sent no photo', () => {
    const none = stateOf({ ...qualified, waiver: asked });
    expect(given(none).when(command('close', { at: payCloses })).events).toEqual(['abandoned']);
    const failed = stateOf({ ...qualified, ...photoOf('failed'), waiver: asked });
    expect(given(failed).when(command('close', { at: payCloses })).events).toEqual(['abandoned']);
  });
});

describe('a waiver after the payment', () => {
  it.each([done, doneAndAsked])('is granted, and owes the fee', (state) => {
    const { events, state: after } = given(state).when(command('decide-waiver'));
    expect(events).toEqual(['waiver-approved']);
    expect(after).toMatchObject({ payment: done.payment, confirmation: 'confirmed' });
    expect(after && refundOwed(after)).toBe('waiver');
    expect(given(after).when(command('decide-waiver')).events).toEqual([]);
    expect(given(after).when(command('request-waiver')).refusal).toBe(
      state === doneAndAsked ? undefined : 'waiver-requested',
    );
  });

  it('owes nothing once the refund has begun', () => {
    const granted: Waiver = { ...asked, status: 'approved', refundDue: true };
    const refunding = { ...done.payment, status: 'refunding' as const };
    expect(refundOwed({ ...done, waiver: granted, payment: refunding })).toBeUndefined();
    expect(refundOwed(done)).toBeUndefined();
  });

  it('loses against an order in doubt', () => {
    const doubted = stateOf({ ...payable, ...doubtedOrder, waiver: asked });
    expect(given(doubted).when(command('decide-waiver')).refusal).toBe('order-unresolved');
  });
});
