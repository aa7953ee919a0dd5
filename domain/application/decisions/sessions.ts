import { applicantOf, type Rule } from '../decision.ts';

/** Raises the session epoch, which every sealed session carries: older ones end. */
export const endSessions = ((state, { at }) => ({
  events: [
    {
      kind: 'sessions-ended',
      at,
      by: applicantOf(state.applicationId),
      set: { sessionEpoch: state.sessionEpoch + 1 },
    },
  ],
})) satisfies Rule<'end-sessions'>;
