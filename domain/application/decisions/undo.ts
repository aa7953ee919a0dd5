import { refuse } from '../../refusals.ts';
import { type Rule, staff, stale } from '../decision.ts';
import type { ApplicationState, Instant } from '../state.ts';

const undoMs = 10_000;

/** Until when this person may undo what was decided last; undefined when that is not theirs. */
export function undoUntil(state: ApplicationState, by: string): Instant | undefined {
  const { qualification, photo } = state;
  const last = [qualification, photo].find(({ decidedIn }) => decidedIn === state.version);
  const own = last?.decidedBy === by && last.decidedAt !== undefined;
  return own ? (last.decidedAt ?? 0) + undoMs : undefined;
}

/**
 * A slip of the finger: within ten seconds the one who decided takes the decision back, unless
 * anything has been done since. A decision of its own; what was before is pending again.
 */
export const undoDecision = ((state, command) => {
  const { at, by, before } = command;
  const until = undoUntil(state, by);
  if (until === undefined || at >= until) return refuse('not-undoable');
  if (stale(state, command.version)) return refuse('version-conflict');
  const { qualification, photo, barredPositions, confirmation } = before;
  const set = { qualification, photo, barredPositions, confirmation };
  return { events: [{ kind: 'decision-undone', at, by: staff(by), set }] };
}) satisfies Rule<'undo-decision'>;
