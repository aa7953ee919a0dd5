import { refuse } from '../../refusals.ts';
import { applicantOf, type Rule, staff, stale } from '../decision.ts';

/**
 * A new 报名序号 for its owner: asked for with the facts on file, or by the office after an
 * identity check, which needs a reason. Possible in every state: whoever has withdrawn or was
 * abandoned may still see why. The number itself is no part of the state.
 */
export const issueRegistrationNumber = ((state, { at, office }) => {
  const kind = 'registration-number-issued';
  if (!office) {
    return { events: [{ kind, at, by: applicantOf(state.applicationId), set: {} }] };
  }
  if (stale(state, office.version)) return refuse('version-conflict');
  const reason = office.reason.trim();
  if (reason === '') return refuse('reasons-required');
  return { events: [{ kind, at, by: staff(office.by), detail: { reason }, set: {} }] };
}) satisfies Rule<'issue-registration-number'>;

/** Its first use proves that it arrived: whoever holds the old number is out from here on. */
export const adoptRegistrationNumber = ((state, { at }) => ({
  events: [
    {
      kind: 'registration-number-replaced',
      at,
      by: applicantOf(state.applicationId),
      set: { sessionEpoch: state.sessionEpoch + 1 },
    },
  ],
})) satisfies Rule<'adopt-registration-number'>;
