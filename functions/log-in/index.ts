import { functionStore } from '#adapters/dynamodb/open.ts';
import { viewerAddress } from '#adapters/http/address.ts';
import { httpHandler } from '#adapters/http.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { presentApplication, viewOf } from '#adapters/present.ts';
import { newSession } from '#adapters/sessions.ts';
import { recognise } from './recognise.ts';

/** Name, ID number and registration number open a session; every failure looks alike. */
export const handler = httpHandler('log-in', async ({ body, now, event }) => {
  const db = await functionStore();
  const world = { store: db, keys: await functionKeys(), now, address: viewerAddress(event) };
  const outcome = await recognise(world, body);
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
