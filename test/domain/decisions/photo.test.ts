import { describe, expect, it } from 'vitest';
import { isNewer } from '#domain/application/decisions/sequencer.ts';
import {
  during,
  examOf,
  payCloses,
  photoOf,
  qualified,
  stateOf,
  waived,
} from '../support/builders.ts';
import { command } from '../support/commands.ts';
import { given } from '../support/given.ts';

const ready = stateOf(qualified);
const photoCloses = examOf().windows.photo.closes;
/** Advice never has a part in a decision. */
const advice = [{ code: 'not-sharp', text: '照片不够清晰' }];
const withPhoto = (status: Parameters<typeof photoOf>[0]) =>
  stateOf({ ...qualified, ...photoOf(status) });

describe('sign-photo-upload', () => {
  it('changes nothing', () => {
    expect(given(ready).when(command('sign-photo-upload'))).toEqual({ events: [], state: ready });
  });

  it.each([
    ['not-qualified', stateOf(), during],
    ['photo-approved', withPhoto('approved'), during],
    ['window-closed', ready, photoCloses],
  ])('%s', (code, state, at) => {
    expect(given(state).when(command('sign-photo-upload', { at })).refusal).toBe(code);
  });

  it('is open longer with a personal extension', () => {
    const extended = stateOf({ ...qualified, extension: payCloses + 1000 });
    const at = payCloses + 999;
    expect(given(extended).when(command('sign-photo-upload', { at })).refusal).toBeUndefined();
  });
});

describe('record-photo-verdict', () => {
  it.each([
    ['pass', true, 'pending'],
    ['pass', false, 'approved'],
    ['review', true, 'pending'],
    ['review', false, 'pending'],
    ['reject', false, 'failed'],
  ] as const)('%s with reviewCleanPass %s: %s', (verdict, reviewCleanPass, status) => {
    const exam = examOf({ photoRule: { ...examOf().photoRule, reviewCleanPass } });
    const { state } = given(ready, exam).when(command('record-photo-verdict', { verdict }));
    expect(state?.photo).toMatchObject({ status, uploadId: 'u2', sequencer: '0B', sha256: 'bb' });
  });

  it('drops what an older upload left', () => {
    const { sha256: _, ...without } = command('record-photo-verdict', { verdict: 'reject' }) as {
      sha256?: string;
    };
    const { state } = given(withPhoto('pending')).when(without as never);
    expect(state?.photo.sha256).toBeUndefined();
  });

  it.each(['0A', '09', '0A00'])('ignores sequencer %s after 0A', (sequencer) => {
    const outcome = given(withPhoto('pending')).when(
      command('record-photo-verdict', { sequencer }),
    );
    expect(outcome.events).toEqual([]);
  });

  it('changes nothing after the approval or the end', () => {
    const newer = command('record-photo-verdict');
    expect(given(withPhoto('approved')).when(newer).events).toEqual([]);
    const gone = stateOf({ ...qualified, confirmation: 'abandoned' });
    expect(given(gone).when(newer).events).toEqual([]);
  });

  it('confirms at once where a clean pass is trusted and the fee waived', () => {
    const exam = examOf({ photoRule: { ...examOf().photoRule, reviewCleanPass: false } });
    const outcome = given(stateOf({ ...qualified, ...waived }), exam).when(
      command('record-photo-verdict'),
    );
    expect(outcome.events).toEqual(['photo-approved', 'confirmed']);
  });

  it('compares sequencers of different lengths', () => {
    expect(isNewer('0055AED6DCD90281E5', '0055AED6DCD90281E4')).toBe(true);
    expect(isNewer('0055AED6DCD90281E51', '0055AED6DCD90281E5')).toBe(true);
    expect(isNewer('0055aed6dcd90281e5', '0055AED6DCD90281E5')).toBe(false);
  });
});

it.each(['pass', 'review', 'reject'] as const)('advice changes nothing of a %s', (verdict) => {
  const without = given(ready).when(command('record-photo-verdict', { verdict }));
  const withIt = given(ready).when(command('record-photo-verdict', { verdict, advice }));
  expect(withIt.events).toEqual(without.events);
  expect(withIt.state?.photo).toEqual({ ...without.state?.photo, advice });
});

const appealed = stateOf({
  ...qualified,
  photo: { ...withPhoto('pending').photo, appealed: true },
});

describe('appeal-photo', () => {
  it('sends a failed one to a person', () => {
    const { events, state } = given(withPhoto('failed')).when(command('appeal-photo'));
    expect(events).toEqual(['photo-appealed']);
    expect(state?.photo).toMatchObject({ status: 'pending', since: during, sha256: 'aa' });
  });

  it.each([
    ['not-appealable', withPhoto('rejected'), {}],
    ['not-appealable', stateOf({ ...qualified, photo: { status: 'failed', reasons: [] } }), {}],
    ['photo-approved', withPhoto('approved'), {}],
    ['window-closed', withPhoto('failed'), { at: photoCloses }],
    ['version-conflict', withPhoto('failed'), { version: 2 }],
  ])('%s', (code, state, changes) => {
    expect(given(state).when(command('appeal-photo', changes)).refusal).toBe(code);
  });
});

describe('decide-photo', () => {
  it.each([
    ['approve', 'approved'],
    ['reject', 'rejected'],
  ] as const)('%s', (decision, status) => {
    const { events, state } = given(withPhoto('pending')).when(
      command('decide-photo', { decision }),
    );
    expect(events).toEqual([`photo-${status}`]);
    expect(state?.photo).toMatchObject({ status, sha256: 'aa', decidedBy: 'photo-reviewer' });
  });

  it.each([
    ['not-pending', withPhoto('failed'), {}],
    ['not-pending', stateOf({ ...withPhoto('pending'), confirmation: 'abandoned' }), {}],
    ['version-conflict', withPhoto('pending'), { sha256: 'bb' }],
    ['version-conflict', withPhoto('pending'), { version: 2 }],
    ['reasons-required', withPhoto('pending'), { decision: 'reject' as const, reasons: [] }],
    ['reasons-required', appealed, { reasons: [] }],
  ])('%s', (code, state, changes) => {
    expect(given(state).when(command('decide-photo', changes)).refusal).toBe(code);
  });
});
