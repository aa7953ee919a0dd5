import { refuse } from '../../refusals.ts';
import { alreadyDone, ended, type Rule } from '../decision.ts';

/**
 * A place to put a paper changes nothing: what asks with it decides. Whoever was struck off or
 * missed the close may still send papers for an appeal.
 */
export const signDocumentUpload = ((state, { purpose }) => {
  if (state.qualification.status === 'withdrawn') return refuse('withdrawn');
  return (purpose === 'appeal' ? undefined : ended(state)) ?? alreadyDone;
}) satisfies Rule<'sign-document-upload'>;
