import { hasUnresolvedOrder } from '../../fee.ts';
import { refuse } from '../../refusals.ts';
import { ended, type Rule, stale } from '../decision.ts';
import { reopened, standingNo } from '../reopen.ts';
import type { ApplicationState } from '../state.ts';

/**
 * Another person than who decided opens a decision again: a rejection (the bar on the position is
 * lifted with it), or an approval that nothing was built upon yet.
 */
export const reopenDecision = ((state, command) => {
  const { at, reason, by, closes } = command;
  const refusal = ended(state);
  if (refusal) return refusal;
  const decision = standingNo(state) ?? approval(state);
  if (!decision) return refuse('not-decided');
  if (hasUnresolvedOrder(state.payment)) return refuse('order-unresolved');
  const { status } = state.payment;
  const settled = status !== 'due' && status !== 'waived';
  if (state.confirmation !== 'open' || settled) {
    return refuse('not-decided', '报名已确认或已交费，请按取消报考资格办理');
  }
  if (decision.by === by) return refuse('second-person-required');
  if (stale(state, command.version)) return refuse('version-conflict');
  if (reason.trim() === '') return refuse('reasons-required');
  const again = { kind: 'decision-reopened', at, by, reason };
  const extension = closes === undefined ? {} : { closes };
  return { events: [reopened(state, decision.of, { ...again, ...extension })] };
}) satisfies Rule<'reopen-decision'>;

function approval({ qualification: { status, decidedBy } }: ApplicationState) {
  if (status !== 'approved' && status !== 'returned') return undefined;
  return { of: 'qualification' as const, by: decidedBy };
}
