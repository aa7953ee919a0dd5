import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { signDocumentRead } from '#adapters/s3/documents.ts';
import { hasRole, loadForStaff } from '#adapters/staff.ts';
import { toWireTime } from '#contract/time.ts';

/** A short-lived address of a paper, for the office that owns the position. */
export const handler = httpHandler('get-review-document', async ({ staff, params, now }) => {
  if (!hasRole(staff, 'reviewer', 'lead', 'finance', 'auditor')) {
    return { refusal: { code: 'forbidden' } };
  }
  const { applicationId, documentId } = params;
  const loaded = await loadForStaff(await functionStore(), staff, applicationId);
  const signed = loaded && (await signDocumentRead(applicationId, documentId, now));
  if (!signed) return { refusal: { code: 'not-found' } };
  return { status: 200, body: { ...signed, expiresAt: toWireTime(signed.expiresAt) } };
});
