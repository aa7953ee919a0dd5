import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentApplication, viewOf } from '#adapters/present.ts';
import { newSession } from '#adapters/sessions.ts';
import { recognise } from './recognise.ts';

/** Name, ID number and registration number open a session; every failure looks alike. */
export const handler = httpHandler('log-in', async ({ body, now }) => {
  const db = await functionStore();
  const outcome = await recognise(body, now);
  if ('refusal' in outcome) {
    const { refusal, retryAfter } = outcome;
    return retryAfter ? { refusal, headers: { 'retry-after': String(retryAfter) } } : { refusal };
  }
  const shown = await viewOf(db, outcome.whole);
  return {
    status: 200,
    body: { application: await presentApplication(db, shown, now) },
    cookies: [await newSession(shown.state, now)],
  };
});
