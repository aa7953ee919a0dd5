import { refuse } from '../../refusals.ts';
import { closeOf } from '../../windows.ts';
import { alreadyDone, applicantOf, ended, type Rule, stale } from '../decision.ts';
import { samePapers } from '../papers.ts';

/**
 * Answers a return with papers: pending again. Until the close, not the end of the edits: what the
 * office asked for at the last minute can still be given.
 */
export const sendMaterial = ((state, command, { exam }) => {
  const { at, note, documents } = command;
  const { status } = state.qualification;
  const refusal = ended(state);
  if (refusal) return refusal;
  const sent = state.material !== undefined && samePapers(state.material.documents, documents);
  if (status === 'pending' && sent) return alreadyDone;
  if (status !== 'returned') return refuse('not-returned');
  if (at >= closeOf(exam, state)) return refuse('window-closed', '已经截止');
  if (stale(state, command.version)) return refuse('version-conflict');
  return {
    events: [
      {
        kind: 'material-sent',
        at,
        by: applicantOf(state.applicationId),
        detail: { documents: documents.length },
        set: {
          material: { documents, sentAt: at, ...(note === undefined ? {} : { note }) },
          qualification: { status: 'pending', reasons: [], since: at },
        },
      },
    ],
  };
}) satisfies Rule<'send-material'>;
