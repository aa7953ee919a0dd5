import { hasUnresolvedOrder } from '../../fee.ts';
import { isBarred } from '../../positions.ts';
import { refuse } from '../../refusals.ts';
import { applicantOf, closed, ended, type Rule, stale } from '../decision.ts';
import type { ChangePolicy } from '../exam.ts';
import type { ApplicationState } from '../state.ts';
import { refuseArea } from './choice.ts';

/**
 * Changes the form and the choice. A decided application becomes pending again; the rejected
 * position stays barred. One that waits already keeps its place in the queue of its department.
 */
export const edit = ((state, command, { exam }) => {
  const { at, positionCode, departmentCode, areaCode } = command;
  const pledgeVersion = command.pledgeVersion ?? state.pledgeVersion;
  const refusal =
    ended(state) ??
    locked(state, exam.changePolicy) ??
    (hasUnresolvedOrder(state.payment) ? refuse('order-unresolved') : undefined) ??
    (isBarred(state.barredPositions, positionCode) ? refuse('position-barred') : undefined) ??
    closed(exam, 'edit', at) ??
    (pledgeVersion === exam.pledge.version ? undefined : refuse('pledge-outdated')) ??
    (stale(state, command.version) ? refuse('version-conflict') : undefined) ??
    refuseArea(exam, areaCode);
  if (refusal) return refusal;
  const waits = state.qualification.status === 'pending' && state.departmentCode === departmentCode;
  return {
    events: [
      {
        kind: 'edited',
        at,
        by: applicantOf(state.applicationId),
        detail: { positionCode },
        set: {
          positionCode,
          departmentCode,
          areaCode,
          pledgeVersion,
          qualification: {
            status: 'pending',
            reasons: [],
            since: waits ? state.qualification.since : at,
          },
        },
      },
    ],
  };
}) satisfies Rule<'edit'>;

/** The exam's policy: until when a form may change (requirements, "改报"). */
function locked(state: ApplicationState, policy: ChangePolicy) {
  const { status } = state.qualification;
  const owed = ['due', 'confirming', 'waived'].includes(state.payment.status);
  if (state.confirmation === 'confirmed' || !owed) {
    return refuse('already-approved');
  }
  if (status === 'approved' && policy !== 'untilPaid') return refuse('already-approved');
  // Asked for material, one has to be able to give it.
  if (status === 'rejected' && policy === 'untilReviewed') return refuse('already-reviewed');
  return undefined;
}
