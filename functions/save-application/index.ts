import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentApplication } from '#adapters/present.ts';
import { newSession } from '#adapters/sessions.ts';
import { save } from './save.ts';

/** Saves a new application and answers the registration number, once; a repeat answers it again. */
export const handler = httpHandler('save-application', async (request) => {
  const db = await functionStore();
  const outcome = await save(request);
  if ('refusal' in outcome || 'errors' in outcome) return outcome;
  const { registrationNumber, found } = outcome;
  const application = await presentApplication(db, found, request.now);
  return {
    status: 201,
    body: { registrationNumber, application },
    cookies: [await newSession(found.loaded.state, request.now)],
  };
});
