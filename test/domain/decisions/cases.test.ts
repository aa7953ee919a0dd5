import { describe, expect, it } from 'vitest';
import type { ApplicationState } from '#domain/application/state.ts';
import { liveProposals } from '#domain/application/two-persons.ts';
import { refundOwed } from '#domain/fee.ts';
import {
  during,
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

const rejectedBy = (decidedBy: string): Partial<ApplicationState> => ({
  qualification: { status: 'rejected', reasons: [], since: during, decidedAt: during, decidedBy },
  barredPositions: ['P0', 'P1'],
});
const rejected = stateOf(rejectedBy('reviewer'));
const badPhoto = stateOf({
  ...qualified,
  photo: { ...photoOf('rejected').photo, decidedAt: during, decidedBy: 'photo-reviewer' },
});
const abandoned = stateOf({ ...qualified, confirmation: 'abandoned' });
const done = stateOf({ ...payable, ...paid, confirmation: 'confirmed' });
const week = 7 * 24 * 3_600_000;

/** The refusals of a kind of command: code, state, what is different in the command. */
type Row = [string, ApplicationState | undefined, object];
const refuses = (kind: Parameters<typeof command>[0], rows: Row[]) =>
  it.each(rows)('%s', (code, state, changes) => {
    expect(given(state).when(command(kind, changes)).refusal).toBe(code);
  });

const withdrawn = stateOf({
  qualification: { ...qualified.qualification, status: 'withdrawn' },
});
const struck = stateOf({ confirmation: 'disqualified' });

describe('reopen-decision', () => {
  it('opens a rejection for another person, and lifts its bar alone', () => {
    const { events, state } = given(rejected).when(command('reopen-decision'));
    expect(events).toEqual(['decision-reopened']);
    expect(state).toMatchObject({
      qualification: { status: 'pending', reasons: [], since: during },
      barredPositions: ['P0'],
    });
    expect(state?.qualification.decidedBy).toBeUndefined();
  });

  it('opens a rejected photo, an approval and a return', () => {
    const photo = given(badPhoto).when(command('reopen-decision')).state;
    expect(photo?.photo).toMatchObject({ status: 'pending', sha256: 'aa', since: during });
    expect(photo?.qualification.status).toBe('approved');
    for (const status of ['approved', 'returned'] as const) {
      const state = stateOf({ qualification: { ...qualified.qualification, status } });
      expect(given(state).when(command('reopen-decision')).state?.qualification.status).toBe(
        'pending',
      );
    }
  });

  it('gives a personal end where it is told to', () => {
    const closes = payCloses + week;
    const { state } = given(rejected).when(command('reopen-decision', { closes }));
    expect(state?.extension).toBe(closes);
  });

  refuses('reopen-decision', [
    ['second-person-required', stateOf(rejectedBy('lead')), {}],
    ['not-decided', stateOf(), {}],
    ['not-decided', done, {}],
    ['order-unresolved', stateOf({ ...payable, ...openOrder }), {}],
    ['version-conflict', rejected, { version: 2 }],
    ['reasons-required', rejected, { reason: ' ' }],
    ['withdrawn', withdrawn, {}],
    ['abandoned', abandoned, {}],
    ['disqualified', struck, {}],
  ]);
});

describe('request-correction and decide-correction', () => {
  const asked = given(done).when(command('request-correction')).state;
  const at = (version: number, by: string, changes = {}) =>
    command('decide-correction', { version, by, ...changes });

  it('waits for the office, also after the confirmation; the same papers are the same', () => {
    expect(asked?.correction).toMatchObject({ status: 'requested', fields: ['name'] });
    expect(given(asked).when(command('request-correction')).events).toEqual([]);
    const other = { documents: [{ uploadId: 'd2', documentId: 'ee.pdf' }] };
    expect(given(asked).when(command('request-correction', other)).refusal).toBe(
      'correction-requested',
    );
  });

  it('takes two persons to approve', () => {
    const half = given(asked).when(at(4, 'reviewer'));
    expect(half.events).toEqual(['correction-proposed']);
    expect(half.state?.correction?.status).toBe('requested');
    expect(given(half.state).when(at(5, 'reviewer')).refusal).toBe('second-person-required');
    const whole = given(half.state).when(at(5, 'lead'));
    expect(whole.events).toEqual(['correction-approved']);
    expect(whole.state?.correction).toMatchObject({ status: 'approved', decidedBy: 'lead' });
    expect(whole.state?.proposals).toEqual([]);
    expect(given(whole.state).when(at(6, 'lead')).events).toEqual([]);
  });

  it('one alone may refuse, and it may be asked for again', () => {
    const no = given(asked).when(at(4, 'reviewer', { decision: 'reject' }));
    expect(no.events).toEqual(['correction-rejected']);
    expect(no.state?.correction).toMatchObject({ status: 'rejected', reason: '与身份证一致' });
    const again = command('request-correction', { version: 5 });
    expect(given(no.state).when(again).state?.correction?.status).toBe('requested');
  });

  it('a proposal about an earlier request confirms nothing', () => {
    const half = given(asked).when(at(4, 'reviewer')).state;
    const no = given(half).when(at(5, 'lead', { decision: 'reject' })).state;
    const later = command('request-correction', { version: 6, at: during + 1 });
    const anew = given(no).when(later).state;
    expect(given(anew).when(at(7, 'lead')).events).toEqual(['correction-proposed']);
  });

  it('a proposal ends after seven days', () => {
    const half = given(asked).when(at(4, 'reviewer')).state as ApplicationState;
    const late = { at: during + week };
    expect(liveProposals(half, late.at - 1)).toHaveLength(1);
    expect(liveProposals(half, late.at)).toEqual([]);
    const again = given(half).when(at(5, 'lead', late));
    expect(again.events).toEqual(['correction-proposed']);
    expect(again.state?.proposals).toHaveLength(1);
    expect(given(half).when(at(5, 'lead', { at: late.at - 1 })).events).toEqual([
      'correction-approved',
    ]);
  });

  refuses('request-correction', [
    ['version-conflict', done, { version: 2 }],
    ['withdrawn', withdrawn, {}],
    ['abandoned', abandoned, {}],
    ['disqualified', struck, {}],
  ]);
  refuses('decide-correction', [
    ['not-pending', done, {}],
    ['version-conflict', asked, { version: 3 }],
    ['reasons-required', asked, { version: 4, reason: ' ' }],
    ['reasons-required', asked, { version: 4, decision: 'reject', reason: ' ' }],
    ['withdrawn', withdrawn, {}],
  ]);
});

describe('send-material', () => {
  const returned = stateOf({ qualification: { ...qualified.qualification, status: 'returned' } });

  it('is pending again, until the close, once', () => {
    const { events, state } = given(returned).when(
      command('send-material', { at: payCloses - 1, note: 'sealed' }),
    );
    expect(events).toEqual(['material-sent']);
    expect(state).toMatchObject({
      qualification: { status: 'pending', since: payCloses - 1 },
      material: { note: 'sealed', documents: [{ uploadId: 'd1' }] },
    });
    expect(given(state).when(command('send-material')).events).toEqual([]);
  });

  refuses('send-material', [
    ['not-returned', stateOf(), {}],
    ['not-returned', rejected, {}],
    ['window-closed', returned, { at: payCloses }],
    ['version-conflict', returned, { version: 2 }],
    ['withdrawn', withdrawn, {}],
  ]);
});

describe('appeal-decision and decide-appeal', () => {
  const appealed = given(rejected).when(command('appeal-decision')).state;
  const decided = (changes = {}) => command('decide-appeal', { version: 4, ...changes });

  it.each([
    ['qualification', rejected],
    ['photo', badPhoto],
    ['abandonment', abandoned],
  ] as const)('takes one appeal against a no: %s', (of, state) => {
    const after = given(state).when(command('appeal-decision'));
    expect(after.events).toEqual(['appeal-requested']);
    expect(after.state?.appeal).toMatchObject({ status: 'requested', of });
    expect(given(after.state).when(command('appeal-decision')).events).toEqual([]);
    const more = command('appeal-decision', { documents: [] });
    expect(given(after.state).when(more).refusal).toBe('appeal-requested');
  });

  it('upheld is the end of it, until another decision', () => {
    const { events, state } = given(appealed).when(decided({ decision: 'uphold' }));
    expect(events).toEqual(['appeal-upheld']);
    expect(state).toMatchObject({
      appeal: { status: 'upheld', reason: '材料属实' },
      barredPositions: ['P0', 'P1'],
    });
    const again = command('appeal-decision', { version: 5 });
    expect(given(state).when(again).refusal).toBe('appeal-decided');
    const later = { ...rejected.qualification, decidedAt: during + 1 };
    const another = { ...(state as ApplicationState), qualification: later };
    expect(given(another).when(again).events).toEqual(['appeal-requested']);
  });

  it('reopened is pending again without the bar', () => {
    const { events, state } = given(appealed).when(decided());
    expect(events).toEqual(['appeal-reopened']);
    expect(state).toMatchObject({
      qualification: { status: 'pending' },
      barredPositions: ['P0'],
      appeal: { status: 'reopened' },
    });
  });

  it('an abandonment opens again with a personal end', () => {
    const state = given(abandoned).when(command('appeal-decision')).state;
    expect(given(state).when(decided()).refusal).toBe('closes-required');
    expect(given(state).when(decided({ closes: during })).refusal).toBe('closes-required');
    const closes = payCloses + week;
    const after = given(state).when(decided({ closes })).state;
    expect(after).toMatchObject({ confirmation: 'open', extension: closes });
    expect(given(after).when(command('close', { at: closes - 1 })).events).toEqual([]);
    expect(given(after).when(command('close', { at: closes })).events).toEqual(['abandoned']);
  });

  it('an abandonment of who is complete by now is confirmed', () => {
    const complete = stateOf({ ...payable, ...waived, confirmation: 'abandoned' });
    const state = given(complete).when(command('appeal-decision')).state;
    const closes = payCloses + week;
    expect(given(state).when(decided({ closes })).state?.confirmation).toBe('confirmed');
  });

  it('an edit overtakes it', () => {
    const edited = given(appealed).when(command('edit', { version: 4, positionCode: 'P2' })).state;
    expect(edited?.qualification.status).toBe('pending');
    expect(given(edited).when(decided({ version: 5 })).refusal).toBe('not-pending');
  });

  refuses('appeal-decision', [
    ['nothing-to-appeal', stateOf(), {}],
    ['nothing-to-appeal', done, {}],
    ['version-conflict', rejected, { version: 2 }],
    ['withdrawn', withdrawn, {}],
    ['disqualified', struck, {}],
  ]);
  refuses('decide-appeal', [
    ['not-pending', rejected, {}],
    ['second-person-required', appealed, { version: 4, by: 'reviewer' }],
    ['version-conflict', appealed, { version: 3 }],
    ['reasons-required', appealed, { version: 4, reason: '' }],
    ['closes-required', appealed, { version: 4, at: payCloses }],
  ]);
});

describe('disqualify', () => {
  const at = (version: number, by: string, changes = {}) =>
    command('disqualify', { version, by, ...changes });
  const half = given(done).when(at(3, 'lead')).state;

  it('takes two persons, and owes the fee where they say so', () => {
    expect(half?.confirmation).toBe('confirmed');
    expect(given(half).when(at(4, 'lead')).refusal).toBe('second-person-required');
    const { events, state } = given(half).when(at(4, 'lead-b'));
    expect(events).toEqual(['disqualified']);
    expect(state).toMatchObject({
      confirmation: 'disqualified',
      payment: done.payment,
      disqualification: { proposedBy: 'lead', decidedBy: 'lead-b', refundDue: true },
    });
    expect(state && refundOwed(state)).toBe('disqualified');
    expect(given(state).when(at(5, 'lead')).events).toEqual([]);
  });

  it('other terms are another proposal', () => {
    const keep = given(half).when(at(4, 'lead-b', { refund: false }));
    expect(keep.events).toEqual(['disqualification-proposed']);
    const { state } = given(keep.state).when(at(5, 'lead', { refund: false }));
    expect(state?.confirmation).toBe('disqualified');
    expect(state && refundOwed(state)).toBeUndefined();
  });

  it('owes nothing to who paid nothing', () => {
    const free = stateOf({ ...payable, ...waived, confirmation: 'confirmed' });
    const proposed = given(free).when(at(3, 'lead')).state;
    const { state } = given(proposed).when(at(4, 'lead-b'));
    expect(state && refundOwed(state)).toBeUndefined();
  });

  refuses('disqualify', [
    ['not-confirmed', stateOf(payable), {}],
    ['version-conflict', done, { version: 2 }],
    ['reasons-required', done, { reason: ' ' }],
    ['withdrawn', withdrawn, {}],
  ]);
});

describe('release-claim', () => {
  it('ends the application and its sessions by two persons', () => {
    const half = given(done).when(command('release-claim'));
    expect(half.events).toEqual(['claim-release-proposed']);
    const own = command('release-claim', { version: 4 });
    expect(given(half.state).when(own).refusal).toBe('second-person-required');
    const other = command('release-claim', { version: 4, by: 'lead-b' });
    const { events, state } = given(half.state).when(other);
    expect(events).toEqual(['claim-released']);
    expect(state).toMatchObject({
      qualification: { status: 'withdrawn' },
      confirmation: 'disqualified',
      payment: done.payment,
      sessionEpoch: 2,
    });
  });

  refuses('release-claim', [
    ['order-unresolved', stateOf({ ...payable, ...openOrder }), {}],
    ['version-conflict', done, { version: 2 }],
    ['reasons-required', done, { reason: ' ' }],
    ['withdrawn', withdrawn, {}],
  ]);
});

describe('reveal-identity', () => {
  it.each([stateOf(), done, withdrawn, abandoned])('leaves an entry and changes nothing', (at) => {
    const { events, state } = given(at).when(command('reveal-identity'));
    expect(events).toEqual(['identity-revealed']);
    expect(state).toEqual({ ...at, version: 4 });
  });
  refuses('reveal-identity', [['reasons-required', done, { reason: ' ' }]]);
});

describe('undo-decision', () => {
  const pending = stateOf();
  const no = given(pending).when(command('decide-qualification', { decision: 'reject' })).state;
  const undo = (changes = {}) =>
    command('undo-decision', { version: 4, before: pending, ...changes });

  it('gives back what was before, for ten seconds', () => {
    const { events, state } = given(no).when(undo({ at: during + 9_999 }));
    expect(events).toEqual(['decision-undone']);
    expect(state).toEqual({ ...pending, version: 5 });
    expect(given(no).when(undo({ at: during + 10_000 })).refusal).toBe('not-undoable');
  });

  it('takes the confirmation back that came with it', () => {
    const last = stateOf({ ...qualified, ...photoOf('pending'), ...waived });
    const yes = given(last).when(command('decide-photo')).state;
    expect(yes?.confirmation).toBe('confirmed');
    const by = 'photo-reviewer';
    expect(given(yes).when(undo({ by, before: last })).state).toEqual({ ...last, version: 5 });
  });

  it('is not for others, nor once anything was done since', () => {
    expect(given(no).when(undo({ by: 'lead' })).refusal).toBe('not-undoable');
    const edited = given(no).when(command('edit', { version: 4, positionCode: 'P2' })).state;
    expect(given(edited).when(undo({ version: 5 })).refusal).toBe('not-undoable');
    const looked = given(no).when(command('reveal-identity')).state;
    expect(given(looked).when(undo({ version: 5 })).refusal).toBe('not-undoable');
    const undone = given(no).when(undo()).state;
    expect(given(undone).when(undo({ version: 5 })).refusal).toBe('not-undoable');
  });

  refuses('undo-decision', [
    ['not-undoable', pending, {}],
    ['version-conflict', no, { version: 3 }],
  ]);
});
