import { describe, expect, it } from 'vitest';
import { isEscalated } from '#domain/application/decisions/close.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import {
  doubtedOrder,
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

const close = command('close', { at: payCloses });
type Row = [string, Partial<ApplicationState>];

describe('close', () => {
  it.each<Row>([
    ['no photo', qualified],
    ['no photo, fee waived', { ...qualified, ...waived }],
    ['photo failed', { ...qualified, ...photoOf('failed') }],
    ['photo rejected', { ...qualified, ...photoOf('rejected') }],
    ['fee not paid', payable],
  ])('abandons: %s', (_, changes) => {
    const { events, state } = given(stateOf(changes)).when(close);
    expect(events).toEqual(['abandoned']);
    expect(state?.confirmation).toBe('abandoned');
    expect(given(state).when(close).events).toEqual([]);
  });

  it.each<Row>([
    ['qualification pending', {}],
    ['photo pending', { ...qualified, ...photoOf('pending') }],
    ['photo checking', { ...qualified, ...photoOf('checking') }],
    ['order open', { ...payable, ...openOrder }],
    ['order in doubt', { ...payable, ...doubtedOrder }],
  ])('leaves to the office: %s', (_, changes) => {
    const state = stateOf(changes);
    expect(given(state).when(close).events).toEqual([]);
    expect(isEscalated(state)).toBe(true);
  });

  it.each(['rejected', 'returned', 'withdrawn'] as const)('has nothing to say to %s', (status) => {
    const state = stateOf({ qualification: { status, reasons: [], since: 0 } });
    expect(given(state).when(close).events).toEqual([]);
    expect(isEscalated(state)).toBe(false);
  });

  it('confirms what is complete', () => {
    const { events } = given(stateOf({ ...payable, ...paid })).when(close);
    expect(events).toEqual(['confirmed']);
    expect(given(stateOf({ ...payable, ...waived })).when(close).events).toEqual(['confirmed']);
  });

  it('does nothing while the window is open, a personal one too', () => {
    const early = command('close', { at: payCloses - 1 });
    expect(given(stateOf(payable)).when(early).events).toEqual([]);
    const extended = stateOf({ ...payable, extension: payCloses + 10 });
    expect(given(extended).when(close).events).toEqual([]);
    const later = command('close', { at: payCloses + 10 });
    expect(given(extended).when(later).events).toEqual(['abandoned']);
  });
});

describe('extend', () => {
  it('moves the end later only', () => {
    const later = command('extend', { closes: payCloses + 10 });
    const { state } = given(stateOf(payable)).when(later);
    expect(state?.extension).toBe(payCloses + 10);
    expect(given(state).when(later).events).toEqual([]);
    expect(given(state).when(command('open-order', { at: payCloses })).events).toEqual([
      'order-opened',
    ]);
  });

  it('does not revive', () => {
    const abandoned = stateOf({ ...payable, confirmation: 'abandoned' });
    const later = command('extend', { closes: payCloses + 10 });
    expect(given(abandoned).when(later).refusal).toBe('abandoned');
  });
});
