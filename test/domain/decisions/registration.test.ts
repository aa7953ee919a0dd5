import { expect, it } from 'vitest';
import { decide } from '#domain/application/decide.ts';
import { examOf, stateOf } from '../support/builders.ts';
import { command } from '../support/commands.ts';
import { given } from '../support/given.ts';

const office = { by: 'lead', version: 3, reason: '本人持身份证到场' };

it('issues a number in every state, and ends no session by that', () => {
  for (const changes of [
    {},
    { confirmation: 'abandoned' },
    { confirmation: 'confirmed' },
  ] as const) {
    const { events, state } = given(stateOf(changes)).when(command('issue-registration-number'));
    expect(events).toEqual(['registration-number-issued']);
    expect(state).toMatchObject({ version: 4, sessionEpoch: 1 });
  }
});

it('keeps who of the office issued one, and why', () => {
  const asked = command('issue-registration-number', { office });
  const decision = decide(stateOf(), asked, { exam: examOf() });
  expect(decision).toMatchObject({
    events: [{ by: { kind: 'staff', id: 'lead' }, detail: { reason: office.reason }, set: {} }],
  });
});

it.each([
  ['version-conflict', { ...office, version: 2 }],
  ['reasons-required', { ...office, reason: ' \u3000' }],
] as const)('%s', (refusal, changed) => {
  const asked = command('issue-registration-number', { office: changed });
  expect(given(stateOf()).when(asked)).toMatchObject({ refusal, events: [] });
});

it('ends older sessions when the new number is used', () => {
  const { events, state } = given(stateOf()).when(command('adopt-registration-number'));
  expect(events).toEqual(['registration-number-replaced']);
  expect(state?.sessionEpoch).toBe(2);
});
