import { changeOwnApplication } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { newId } from '#adapters/ids.ts';
import { signDocument } from '#adapters/s3/upload.ts';
import { maxDocumentBytes } from '#contract/document.ts';
import { toWireTime } from '#contract/time.ts';

/** Papers a day for one application, and how long one signature lasts. */
const uploadsADay = 20;
const expiresInSeconds = 600;

/** Signs the upload of one paper: one key, one type, at most 2 MB. */
export const handler = httpHandler('sign-document-upload', async ({ session, body, now }) => {
  const db = await functionStore();
  const { purpose, contentType } = body;
  const outcome = await changeOwnApplication(db, session, () => ({
    kind: 'sign-document-upload',
    at: now,
    purpose,
  }));
  if ('refusal' in outcome) return outcome;
  const { applicationId } = session;
  const uploadId = newId();
  const note = { of: 'document' as const, applicationId, uploadId, now, limit: uploadsADay };
  if (!(await db.noteUpload(note))) {
    return { refusal: { code: 'too-many-requests' }, headers: { 'retry-after': '3600' } };
  }
  const maxBytes = maxDocumentBytes;
  const upload = { applicationId, uploadId, expiresInSeconds, maxBytes, now };
  const signed = await signDocument({ ...upload, purpose, contentType });
  const expiresAt = toWireTime(now + expiresInSeconds * 1000);
  return { status: 201, body: { uploadId, ...signed, expiresAt, maxBytes } };
});
