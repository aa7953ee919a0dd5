import { bar } from '../../positions.ts';
import { refuse } from '../../refusals.ts';
import type { Event } from '../commands.ts';
import { completing, type Rule, staff, stale } from '../decision.ts';

const outcome = { approve: 'approved', reject: 'rejected', return: 'returned' } as const;

/**
 * A reviewer's decision. No window: what is undecided at the end of the review stays with the
 * office, and is never lost. Never without a reason, except an approval.
 */
export const decideQualification = ((state, command) => {
  const { at, decision, reasons, by } = command;
  if (state.qualification.status !== 'pending' || state.confirmation !== 'open') {
    return refuse('not-pending');
  }
  if (stale(state, command.version)) return refuse('version-conflict');
  if (decision !== 'approve' && reasons.length === 0) return refuse('reasons-required');
  const status = outcome[decision];
  const event: Event = {
    kind: `qualification-${status}`,
    at,
    by: staff(by),
    detail: { positionCode: state.positionCode },
    set: {
      qualification: {
        status,
        reasons,
        since: state.qualification.since,
        decidedAt: at,
        decidedBy: by,
        decidedIn: state.version + 1,
      },
    },
  };
  if (decision === 'reject') {
    event.set.barredPositions = bar(state.barredPositions, state.positionCode);
  }
  return completing(state, event);
}) satisfies Rule<'decide-qualification'>;
