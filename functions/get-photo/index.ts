import { find } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import * as photos from '#adapters/s3/photos.ts';
import { toWireTime } from '#contract/time.ts';

const lifetimeSeconds = 300;

/** A short-lived address of the applicant's own verified photo. */
export const handler = httpHandler('get-photo', async ({ session, now }) => {
  const db = await functionStore();
  const found = await find(db, session.applicationId);
  if (!found || found.loaded.state.sessionEpoch !== session.epoch) {
    return { refusal: { code: 'unauthenticated' } };
  }
  const { photo } = found.loaded.state;
  const { sha256 } = photo;
  const key = photos.photoKey(photo);
  if (!key) return { refusal: { code: 'not-found' } };
  const url = await photos.signRead(key, lifetimeSeconds, now);
  const expiresAt = toWireTime(now + lifetimeSeconds * 1000);
  return { status: 200, body: { url, sha256, expiresAt } };
});
