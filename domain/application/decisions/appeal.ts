import { refuse } from '../../refusals.ts';
import { closeOf } from '../../windows.ts';
import type { Appeal } from '../cases.ts';
import type { Event } from '../commands.ts';
import { alreadyDone, applicantOf, completing, type Rule, staff, stale } from '../decision.ts';
import { samePapers } from '../papers.ts';
import { openAppeal, reopened, standingNo } from '../reopen.ts';

/** 复核 of a rejection or of the abandonment: once for each decision, and with no window. */
export const appealDecision = ((state, command) => {
  const { at, note, documents } = command;
  if (state.qualification.status === 'withdrawn') return refuse('withdrawn');
  if (state.confirmation === 'disqualified') return refuse('disqualified');
  const no = standingNo(state);
  if (!no) return refuse('nothing-to-appeal');
  const { appeal } = state;
  if (appeal && appeal.of === no.of && appeal.against === no.at) {
    if (appeal.status !== 'requested') return refuse('appeal-decided');
    return samePapers(appeal.documents, documents) ? alreadyDone : refuse('appeal-requested');
  }
  if (stale(state, command.version)) return refuse('version-conflict');
  const requested: Appeal = {
    status: 'requested',
    of: no.of,
    against: no.at,
    note,
    documents,
    requestedAt: at,
  };
  return {
    events: [
      {
        kind: 'appeal-requested',
        at,
        by: applicantOf(state.applicationId),
        detail: { of: no.of, documents: documents.length },
        set: { appeal: requested },
      },
    ],
  };
}) satisfies Rule<'appeal-decision'>;

/** Another person than who said no upholds it, or opens the decision again. */
export const decideAppeal = ((state, command, { exam }) => {
  const { at, decision, reason, by, closes } = command;
  const appeal = openAppeal(state);
  if (!appeal) return refuse('not-pending');
  if (standingNo(state)?.by === by) return refuse('second-person-required');
  if (stale(state, command.version)) return refuse('version-conflict');
  if (reason.trim() === '') return refuse('reasons-required');
  const noted = { ...appeal, reason, decidedAt: at, decidedBy: by };
  if (decision === 'uphold') {
    const set = { appeal: { ...noted, status: 'upheld' as const } };
    return { events: [{ kind: 'appeal-upheld', at, by: staff(by), set }] };
  }
  const over = appeal.of === 'abandonment' || at >= closeOf(exam, state);
  if (over && (closes === undefined || closes <= at)) return refuse('closes-required');
  const extension = closes === undefined ? {} : { closes };
  const again = { kind: 'appeal-reopened', at, by, reason, ...extension };
  const event: Event = reopened(state, appeal.of, again);
  event.set.appeal = { ...noted, status: 'reopened' };
  return completing(state, event);
}) satisfies Rule<'decide-appeal'>;
