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
  const { registrationNumber, shown } = outcome;
  const application = await presentApplication(db, shown, request.now);
  return {
    status: 201,
    body: { registrationNumber, application },
    cookies: [await newSession(shown.state, request.now)],
  };
});
