import { refuse } from '../refusals.ts';
import type { Proposal, ProposalKind } from './cases.ts';
import type { Event } from './commands.ts';
import { staff } from './decision.ts';
import type { ApplicationState, Instant } from './state.ts';

/** A proposal that nobody confirmed for seven days has ended. */
const lastsMs = 7 * 24 * 3_600_000;

export function expiryOf({ at }: Proposal): Instant {
  return at + lastsMs;
}

/** What waits for a second person now. */
export function liveProposals({ proposals = [] }: ApplicationState, at: Instant): Proposal[] {
  return proposals.filter((proposal) => at < expiryOf(proposal));
}

type Two =
  | { refusal: { code: 'second-person-required'; detail?: string } }
  | { events: Event[] }
  | { proposedBy: string };

/**
 * The one way of everything that takes two persons: whoever asks first proposes (an event that
 * changes nothing else), and the same command by another person within seven days confirms. A
 * command with other terms takes the place of the proposal.
 * @returns the event of the proposal, or who proposed what this person now confirms
 */
export function byTwo(state: ApplicationState, proposal: Proposal): Two {
  const { what, terms, by, at, reason } = proposal;
  const first = liveProposals(state, at).find((one) => one.what === what && one.terms === terms);
  if (first?.by === by) return refuse('second-person-required');
  if (first) return { proposedBy: first.by };
  const event: Event = {
    kind: `${what}-proposed`,
    at,
    by: staff(by),
    detail: { terms, reason },
    set: { proposals: [...without(state, what), proposal] },
  };
  return { events: [event] };
}

/** What is left when this matter is decided. */
export function without({ proposals = [] }: ApplicationState, what: ProposalKind): Proposal[] {
  return proposals.filter((one) => one.what !== what);
}
