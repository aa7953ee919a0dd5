import { describe, expect, it } from 'vitest';
import type { ApplicationState } from '#domain/application/state.ts';
import { refusals } from '#domain/refusals.ts';
import {
  during,
  editCloses,
  examOf,
  openOrder,
  opens,
  paid,
  payable,
  photoOf,
  qualified,
  stateOf,
} from '../support/builders.ts';
import { command } from '../support/commands.ts';
import { given } from '../support/given.ts';

const qualification = (status: ApplicationState['qualification']['status']) => ({
  qualification: { status, reasons: [], since: opens },
});

describe('save', () => {
  it('makes version 1, pending, with the fee due', () => {
    const { events, state } = given(undefined).when(command('save'));
    expect(events).toEqual(['saved']);
    expect(state).toMatchObject({
      applicationId: 'app-1',
      examId: 'exam-1',
      version: 1,
      sessionEpoch: 1,
      qualification: { status: 'pending', since: during },
      photo: { status: 'none' },
      payment: { status: 'due', amountFen: 15_000 },
      confirmation: 'open',
    });
  });

  it('asks nobody to pay where the exam has no fee', () => {
    const { state } = given(undefined, examOf({ feeFen: 0 })).when(command('save'));
    expect(state?.payment).toEqual({ status: 'waived', amountFen: 0 });
  });

  it('answers a repeated save with no events', () => {
    expect(given(stateOf()).when(command('save'))).toMatchObject({ events: [] });
  });

  it.each([
    ['already-registered', stateOf(), { applicationId: 'app-2' }],
    ['position-barred', undefined, { barredPositions: ['P1'] }],
    ['window-closed', undefined, { at: editCloses }],
    ['window-closed', undefined, { at: opens - 1 }],
    ['pledge-outdated', undefined, { pledgeVersion: '0' }],
    ['unknown-area', undefined, { areaCode: '9999' }],
  ] as const)('%s', (code, state, changes) => {
    const outcome = given(state).when(
      command('save', {
        ...changes,
        barredPositions: [...((changes as { barredPositions?: string[] }).barredPositions ?? [])],
      }),
    );
    expect(outcome.refusal).toBe(code);
  });

  it.each([opens, editCloses - 1])('is in time at %d', (at) => {
    expect(given(undefined).when(command('save', { at })).events).toEqual(['saved']);
  });

  it('follows a withdrawn attempt under a new id and keeps its bars', () => {
    const before = stateOf({ ...qualification('withdrawn'), barredPositions: ['P0'] });
    const again = command('save', { applicationId: 'app-2', attempt: 2 });
    const { state } = given(before).when(again);
    expect(state).toMatchObject({
      applicationId: 'app-2',
      version: 1,
      attempt: 2,
      barredPositions: ['P0'],
    });
    const barred = command('save', { applicationId: 'app-2', positionCode: 'P0' });
    expect(given(before).when(barred).refusal).toBe('position-barred');
  });
});

describe('edit', () => {
  it('keeps the place in the queue of the same department', () => {
    const { events, state } = given(stateOf()).when(command('edit', { positionCode: 'P2' }));
    expect(events).toEqual(['edited']);
    expect(state).toMatchObject({
      version: 4,
      positionCode: 'P2',
      qualification: { since: opens },
    });
  });

  it('queues anew for another department', () => {
    const { state } = given(stateOf()).when(command('edit', { departmentCode: 'D2' }));
    expect(state?.qualification.since).toBe(during);
  });

  it.each(['rejected', 'returned'] as const)('makes a %s one pending again', (status) => {
    const before = stateOf({
      qualification: {
        status,
        reasons: [{ code: 'major', text: '专业不符' }],
        since: opens,
        decidedAt: opens,
        decidedBy: 'reviewer',
      },
      barredPositions: ['P1'],
    });
    const { state } = given(before).when(command('edit', { positionCode: 'P2' }));
    expect(state?.qualification).toEqual({ status: 'pending', reasons: [], since: during });
    expect(given(before).when(command('edit')).refusal).toBe('position-barred');
  });

  it('says the guide’s sentence after the approval, whatever the version and the time', () => {
    const late = command('edit', { version: 1, at: editCloses });
    expect(given(stateOf(qualified)).when(late).refusal).toBe('already-approved');
    expect(refusals['already-approved'].title).toBe('资格审核通过，不可再修改报考信息！');
  });

  it.each([
    ['window-closed', {}, { at: editCloses }],
    ['window-closed', { extension: editCloses * 2 }, { at: editCloses }],
    ['version-conflict', {}, { version: 2 }],
    ['withdrawn', qualification('withdrawn'), { version: 2 }],
    ['disqualified', { confirmation: 'disqualified' as const }, {}],
    ['abandoned', { confirmation: 'abandoned' as const }, {}],
    ['order-unresolved', openOrder, { version: 2 }],
    ['already-approved', paid, {}],
    ['pledge-outdated', { pledgeVersion: '0' }, {}],
    ['pledge-outdated', {}, { pledgeVersion: '0' }],
    ['unknown-area', {}, { areaCode: '9999' }],
  ])('%s', (code, state, changes) => {
    expect(given(stateOf(state)).when(command('edit', changes)).refusal).toBe(code);
  });

  it('takes the new pledge with it', () => {
    const exam = examOf({ pledge: { version: '2', text: '新' } });
    const { state } = given(stateOf(), exam).when(command('edit', { pledgeVersion: '2' }));
    expect(state?.pledgeVersion).toBe('2');
  });

  it('follows the policy untilReviewed', () => {
    const exam = examOf({ changePolicy: 'untilReviewed' });
    const outcome = (status: 'rejected' | 'returned' | 'pending') =>
      given(stateOf(qualification(status)), exam).when(command('edit'));
    expect(outcome('rejected').refusal).toBe('already-reviewed');
    expect(outcome('returned').events).toEqual(['edited']);
    expect(outcome('pending').events).toEqual(['edited']);
  });

  it('follows the policy untilPaid: approved ones are reviewed again, the photo stays', () => {
    const exam = examOf({ changePolicy: 'untilPaid' });
    const { state } = given(stateOf(payable), exam).when(command('edit'));
    expect(state).toMatchObject({ qualification: { status: 'pending' }, ...photoOf('approved') });
    const after = stateOf({ ...payable, ...paid, confirmation: 'confirmed' });
    expect(given(after, exam).when(command('edit')).refusal).toBe('already-approved');
  });
});
