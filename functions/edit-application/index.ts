import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentChanged } from '#adapters/present.ts';
import { edit } from './edit.ts';

/** Changes the form, the position or the area, as far as the exam's policy allows. */
export const handler = httpHandler('edit-application', async (request) => {
  const db = await functionStore();
  const edited = await edit(request);
  if ('errors' in edited || 'refusal' in edited) return edited;
  const known = { form: request.body.applicant, position: edited.position };
  return presentChanged(db, edited.outcome, request.now, known);
});
