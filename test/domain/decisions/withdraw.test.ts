import { describe, expect, it } from 'vitest';
import { refundOwed } from '#domain/fee.ts';
import { doubtedOrder, openOrder, paid, payable, stateOf, waived } from '../support/builders.ts';
import { command } from '../support/commands.ts';
import { given } from '../support/given.ts';

const done = stateOf({ ...payable, ...paid, confirmation: 'confirmed' });
const asked = given(done).when(command('withdraw')).state;
const at = (version: number, by: string, decision: 'approve' | 'reject' = 'approve') =>
  command('decide-withdrawal', { version, by, decision });

describe('withdraw', () => {
  it('asks finance once the fee is paid', () => {
    expect(asked).toMatchObject({
      qualification: { status: 'approved' },
      withdrawalRequest: { status: 'requested' },
    });
    expect(given(asked).when(command('withdraw')).events).toEqual([]);
    const free = stateOf({ ...payable, ...waived, confirmation: 'confirmed' });
    expect(given(free).when(command('withdraw')).events).toEqual(['withdrawal-requested']);
  });

  it.each([
    ['order-unresolved', stateOf({ ...payable, ...openOrder }), {}],
    ['order-unresolved', stateOf({ ...payable, ...doubtedOrder }), {}],
    ['not-payable', stateOf({ payment: { status: 'refunding', amountFen: 1 } }), {}],
    ['not-payable', stateOf({ payment: { status: 'refunded', amountFen: 1 } }), {}],
    ['version-conflict', done, { version: 2 }],
    ['disqualified', stateOf({ confirmation: 'disqualified' }), {}],
  ])('%s', (code, state, changes) => {
    expect(given(state).when(command('withdraw', changes)).refusal).toBe(code);
  });

  it('goes on when the order was closed', () => {
    const closed = given(stateOf({ ...payable, ...openOrder })).when(command('close-order')).state;
    expect(given(closed).when(command('withdraw', { version: 4 })).events).toEqual(['withdrawn']);
  });
});

describe('decide-withdrawal', () => {
  it('takes two people, and owes the fee', () => {
    const proposed = given(asked).when(at(4, 'finance'));
    expect(proposed.events).toEqual(['withdrawal-proposed']);
    expect(proposed.state?.qualification.status).toBe('approved');
    expect(given(proposed.state).when(at(5, 'finance')).refusal).toBe('second-person-required');
    const confirmed = given(proposed.state).when(at(5, 'finance-b'));
    expect(confirmed.events).toEqual(['withdrawn']);
    expect(confirmed.state).toMatchObject({
      qualification: { status: 'withdrawn' },
      payment: done.payment,
      withdrawalRequest: { status: 'approved', proposedBy: 'finance', decidedBy: 'finance-b' },
    });
    expect(confirmed.state && refundOwed(confirmed.state)).toBe('voluntary');
    expect(given(confirmed.state).when(at(6, 'finance')).events).toEqual([]);
  });

  it('owes nothing to who has not paid', () => {
    const free = stateOf({ ...payable, ...waived, confirmation: 'confirmed' });
    const wish = given(free).when(command('withdraw')).state;
    const half = given(wish).when(at(4, 'finance')).state;
    const { state } = given(half).when(at(5, 'finance-b'));
    expect(state?.qualification.status).toBe('withdrawn');
    expect(state && refundOwed(state)).toBeUndefined();
  });

  it('is refused by one, with a reason, and may be asked for again', () => {
    const { state } = given(asked).when(at(4, 'finance', 'reject'));
    expect(state?.withdrawalRequest).toMatchObject({ status: 'rejected', reason: '本人申请' });
    const again = command('withdraw', { version: 5 });
    expect(given(state).when(again).state?.withdrawalRequest?.status).toBe('requested');
  });

  it.each([
    ['not-pending', done, {}],
    ['version-conflict', asked, { version: 3 }],
    ['reasons-required', asked, { version: 4, reason: ' ' }],
  ])('%s', (code, state, changes) => {
    expect(given(state).when(command('decide-withdrawal', changes)).refusal).toBe(code);
  });
});
