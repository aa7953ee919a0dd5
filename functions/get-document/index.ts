import { find } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { signDocumentRead } from '#adapters/s3/documents.ts';
import { toWireTime } from '#contract/time.ts';

/** A short-lived address of one of the applicant's own papers. */
export const handler = httpHandler('get-document', async ({ session, params, now }) => {
  const found = await find(await functionStore(), session.applicationId);
  if (!found || found.loaded.state.sessionEpoch !== session.epoch) {
    return { refusal: { code: 'unauthenticated' } };
  }
  const signed = await signDocumentRead(session.applicationId, params.documentId, now);
  if (!signed) return { refusal: { code: 'not-found' } };
  return { status: 200, body: { ...signed, expiresAt: toWireTime(signed.expiresAt) } };
});
