import { describe, expect, it } from 'vitest';
import {
  during,
  openOrder,
  paid,
  payable,
  payCloses,
  photoOf,
  qualified,
  stateOf,
} from '../support/builders.ts';
import { command } from '../support/commands.ts';
import { given } from '../support/given.ts';

describe('decide-qualification', () => {
  it.each([
    ['approve', 'approved', []],
    ['return', 'returned', []],
    ['reject', 'rejected', ['P1']],
  ] as const)('%s', (decision, status, barredPositions) => {
    const { events, state } = given(stateOf()).when(command('decide-qualification', { decision }));
    expect(events).toEqual([`qualification-${status}`]);
    expect(state).toMatchObject({
      version: 4,
      barredPositions,
      qualification: { status, decidedAt: during, decidedBy: 'reviewer' },
    });
  });

  it('approves without a reason, never rejects or returns without one', () => {
    const outcome = (decision: 'approve' | 'reject' | 'return') =>
      given(stateOf()).when(command('decide-qualification', { decision, reasons: [] })).refusal;
    expect(outcome('approve')).toBeUndefined();
    expect(outcome('reject')).toBe('reasons-required');
    expect(outcome('return')).toBe('reasons-required');
  });

  it('is refused by state before the version', () => {
    const old = command('decide-qualification', { version: 2 });
    expect(given(stateOf(qualified)).when(old).refusal).toBe('not-pending');
    expect(given(stateOf()).when(old).refusal).toBe('version-conflict');
    expect(given(stateOf({ confirmation: 'disqualified' })).when(old).refusal).toBe('not-pending');
  });

  it('has no window: what is late is still decided', () => {
    const late = command('decide-qualification', { at: payCloses + 1 });
    expect(given(stateOf()).when(late).events).toEqual(['qualification-approved']);
  });

  it('confirms when it was the last part', () => {
    const before = stateOf({ ...photoOf('approved'), ...paid });
    const { events, state } = given(before).when(command('decide-qualification'));
    expect(events).toEqual(['qualification-approved', 'confirmed']);
    expect(state).toMatchObject({ version: 4, confirmation: 'confirmed' });
  });
});

describe('withdraw', () => {
  it('is possible until the fee is paid', () => {
    const { events, state } = given(stateOf(payable)).when(command('withdraw'));
    expect(events).toEqual(['withdrawn']);
    expect(state?.qualification.status).toBe('withdrawn');
    expect(given(state).when(command('withdraw')).events).toEqual([]);
  });

  it.each([
    ['order-unresolved', { ...payable, ...openOrder }],
    ['abandoned', { ...payable, confirmation: 'abandoned' as const }],
    ['version-conflict', { version: 4 }],
  ])('%s', (code, state) => {
    expect(given(stateOf(state)).when(command('withdraw')).refusal).toBe(code);
  });
});

describe('end-sessions', () => {
  it('raises the epoch', () => {
    expect(given(stateOf()).when(command('end-sessions')).state?.sessionEpoch).toBe(2);
  });
});

describe('an unknown application', () => {
  it('is not found', () => {
    expect(given(undefined).when(command('edit')).refusal).toBe('not-found');
  });
});
