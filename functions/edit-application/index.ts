import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentChanged } from '#adapters/present.ts';
import { edit } from './edit.ts';

/** Changes the form, the position or the area, as far as the exam's policy allows. */
export const handler = httpHandler('edit-application', async (request) => {
  const db = await functionStore();
  const outcome = await edit(request);
  if ('errors' in outcome) return outcome;
  return presentChanged(db, outcome, request.now);
});
