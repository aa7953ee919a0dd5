import { refuse } from '../../refusals.ts';
import { type Rule, staff } from '../decision.ts';

/** Whoever looks at an ID number leaves an entry in the trail, and nothing else changes. */
export const revealIdentity = ((_state, { at, by, reason }) => {
  if (reason.trim() === '') return refuse('reasons-required');
  return {
    events: [{ kind: 'identity-revealed', at, by: staff(by), detail: { reason }, set: {} }],
  };
}) satisfies Rule<'reveal-identity'>;
