import { changeOwnApplication } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { newId } from '#adapters/ids.ts';
import * as photos from '#adapters/s3/photos.ts';
import { toWireTime } from '#contract/time.ts';

/** Uploads a day for one application (photo.md), and how long one signature lasts. */
const uploadsADay = 20;
const lifetimeSeconds = 600;

/** Signs one photo upload: one key, one type, at most the exam's bytes, never past the window. */
export const handler = httpHandler('sign-photo-upload', async ({ session, now }) => {
  const db = await functionStore();
  const outcome = await changeOwnApplication(db, session, () => ({
    kind: 'sign-photo-upload',
    at: now,
  }));
  if ('refusal' in outcome) return outcome;
  const { applicationId } = session;
  const uploadId = newId();
  const note = { of: 'photo' as const, applicationId, uploadId, now, limit: uploadsADay };
  if (!(await db.noteUpload(note))) {
    return { refusal: { code: 'too-many-requests' }, headers: { 'retry-after': '3600' } };
  }
  const { exam } = outcome;
  const closes = outcome.state.extension ?? exam.windows.photo.closes;
  const expiresInSeconds = Math.min(lifetimeSeconds, Math.floor((closes - now) / 1000));
  const { maxBytes } = exam.photoRule;
  const signed = await photos.signUpload({
    applicationId,
    uploadId,
    expiresInSeconds,
    maxBytes,
    now,
  });
  const expiresAt = toWireTime(now + expiresInSeconds * 1000);
  return { status: 201, body: { uploadId, ...signed, expiresAt, maxBytes } };
});
