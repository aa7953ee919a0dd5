import { askOffice } from '#adapters/case-request.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';

/** Asks the office that owns the position to free the applicant of the fee. */
export const handler = httpHandler('request-waiver', async ({ session, body, now }) => {
  const db = await functionStore();
  const { version, kind: waiverKind, note, documents: uploads } = body;
  const asking = { session, now, purpose: 'waiver' as const, uploads };
  return askOffice(db, asking, async ({ loaded }, documents) => ({
    kind: 'request-waiver',
    at: now,
    version,
    waiverKind,
    documents,
    ...(note === undefined ? {} : { note: await db.sealText(loaded.state, note) }),
  }));
});
