import { functionStore } from '#adapters/dynamodb/open.ts';
import { viewerAddress } from '#adapters/http/address.ts';
import { httpHandler } from '#adapters/http.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { recover } from './recover.ts';

/** 202 for everybody: whether somebody fits is found out later, and told to the phone on file. */
export const handler = httpHandler('recover-registration-number', async ({ body, now, event }) => {
  const world = { store: await functionStore(), keys: await functionKeys(), now };
  return recover(world, body, viewerAddress(event));
});
