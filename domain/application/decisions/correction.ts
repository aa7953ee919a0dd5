import { refuse } from '../../refusals.ts';
import { alreadyDone, applicantOf, ended, type Rule, staff, stale } from '../decision.ts';
import { samePapers } from '../papers.ts';
import { byTwo, without } from '../two-persons.ts';

/**
 * Asks to put the name or the ID number right (R46). What may change is checked where the form can
 * be read (domain/identity/correction.ts). No window: the papers of the exam are made later.
 */
export const requestCorrection = ((state, command) => {
  const { at, fields, changes, note, documents } = command;
  const refusal = ended(state);
  if (refusal) return refusal;
  if (state.correction?.status === 'requested') {
    const same = samePapers(state.correction.documents, documents);
    return same ? alreadyDone : refuse('correction-requested');
  }
  if (stale(state, command.version)) return refuse('version-conflict');
  const correction = {
    status: 'requested' as const,
    fields,
    changes,
    note,
    documents,
    requestedAt: at,
  };
  return {
    events: [
      {
        kind: 'correction-requested',
        at,
        by: applicantOf(state.applicationId),
        detail: { fields: fields.join(' '), documents: documents.length },
        set: { correction },
      },
    ],
  };
}) satisfies Rule<'request-correction'>;

/** Two persons approve (then the form changes in the same transaction); one alone may refuse. */
export const decideCorrection = ((state, command) => {
  const { at, decision, reason, by } = command;
  const { correction } = state;
  const refusal = ended(state);
  if (refusal) return refusal;
  if (correction?.status === 'approved' && decision === 'approve') return alreadyDone;
  if (correction?.status !== 'requested') return refuse('not-pending');
  const terms = String(correction.requestedAt);
  const two =
    decision === 'approve'
      ? byTwo(state, { what: 'correction', terms, by, at, reason })
      : { proposedBy: by };
  if ('refusal' in two) return two;
  if (stale(state, command.version)) return refuse('version-conflict');
  if (reason.trim() === '') return refuse('reasons-required');
  if ('events' in two) return two;
  const status = decision === 'approve' ? ('approved' as const) : ('rejected' as const);
  return {
    events: [
      {
        kind: `correction-${status}`,
        at,
        by: staff(by),
        detail: { fields: correction.fields.join(' '), proposedBy: two.proposedBy },
        set: {
          correction: { ...correction, status, reason, decidedAt: at, decidedBy: by },
          proposals: without(state, 'correction'),
        },
      },
    ],
  };
}) satisfies Rule<'decide-correction'>;
