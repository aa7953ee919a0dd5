import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { recover } from './recover.ts';

/** 202 for everybody: whether somebody fits is found out later, and told to the phone on file. */
export const handler = httpHandler('recover-registration-number', async ({ body, now, event }) => {
  const world = { store: await functionStore(), keys: await functionKeys(), now };
  const forwarded = event.headers['x-forwarded-for']?.split(',').map((each) => each.trim());
  // CloudFront adds the viewer, then the API adds CloudFront; what comes before is the viewer's.
  const address = forwarded?.at(-2) ?? event.requestContext.http.sourceIp;
  return recover(world, body, address);
});
