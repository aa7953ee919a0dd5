import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentForReview } from '#adapters/present.ts';
import * as photos from '#adapters/s3/photos.ts';
import { hasRole, loadForStaff } from '#adapters/staff.ts';

const lifetimeSeconds = 300;

/** Everything a reviewer may see of one application of the own departments. */
export const handler = httpHandler('get-review-application', async ({ staff, params, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'photo-reviewer', 'lead', 'auditor')) {
    return { refusal: { code: 'forbidden' } };
  }
  const loaded = await loadForStaff(db, staff, params.applicationId);
  const exam = loaded ? await db.loadExam(loaded.state.examId) : undefined;
  if (!loaded || !exam) return { refusal: { code: 'not-found' } };
  const { photo } = loaded.state;
  // A failed photo is the owner's alone until the owner asks for a person.
  const key = photo.status === 'failed' ? undefined : photos.photoKey(photo);
  const url = key ? await photos.signRead(key, lifetimeSeconds, now) : undefined;
  return { status: 200, body: await presentForReview(db, { loaded, exam }, now, url) };
});
