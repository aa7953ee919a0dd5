import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { newId } from '#adapters/ids.ts';
import { signPositionUpload } from '#adapters/s3/position-files.ts';
import { hasRole } from '#adapters/staff.ts';
import { toWireTime } from '#contract/time.ts';

const expiresInSeconds = 600;
const maxBytes = 20 * 2 ** 20;

/** Signs the upload of a workbook of positions; nothing reads it before it is checked. */
export const handler = httpHandler('sign-position-upload', async ({ staff, params, now }) => {
  if (!hasRole(staff, 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { examId } = params;
  if (!(await db.viewExam(examId))) return { refusal: { code: 'not-found' } };
  const uploadId = newId();
  const signed = await signPositionUpload(examId, uploadId, { expiresInSeconds, maxBytes, now });
  const expiresAt = toWireTime(now + expiresInSeconds * 1000);
  return { status: 201, body: { uploadId, ...signed, expiresAt, maxBytes } };
});
