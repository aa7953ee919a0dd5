import type { Instant } from '#domain/application/state.ts';
import type { Loaded, Queue } from './dynamodb/types.ts';
import { photoKey, signRead } from './s3/photos.ts';

/** Seconds for which a reviewer's page may show a picture before it asks again. */
const LIFETIME_SECONDS = 300;

/**
 * A short-lived address of the application's verified picture; undefined when there is none.
 * A failed photo is the owner's alone until the owner asks for a person.
 */
export async function photoUrlForStaff(
  { state }: Pick<Loaded, 'state'>,
  now: Instant,
): Promise<string | undefined> {
  const key = state.photo.status === 'failed' ? undefined : photoKey(state.photo);
  return key === undefined ? undefined : signRead(key, LIFETIME_SECONDS, now);
}

/** Only the photo queue shows pictures. */
export async function queuePhotoUrl(
  queue: Queue,
  loaded: Loaded,
  now: Instant,
): Promise<string | undefined> {
  return queue === 'photo' ? photoUrlForStaff(loaded, now) : undefined;
}
