import { askOffice } from '#adapters/case-request.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';

/** Asks for another look at a rejection or at the abandonment. */
export const handler = httpHandler('appeal-decision', async ({ session, body, now }) => {
  const db = await functionStore();
  const { version, note, documents: uploads } = body;
  const asking = { session, now, purpose: 'appeal' as const, uploads };
  return askOffice(db, asking, async ({ loaded }, documents) => ({
    kind: 'appeal-decision',
    at: now,
    version,
    documents,
    note: await db.sealText(loaded.state, note),
  }));
});
