import { askOffice } from '#adapters/case-request.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';

/** Gives the papers that the office asked for: the qualification is pending again. */
export const handler = httpHandler('send-material', async ({ session, body, now }) => {
  const db = await functionStore();
  const { version, note, documents: uploads } = body;
  const asking = { session, now, purpose: 'material' as const, uploads };
  return askOffice(db, asking, async ({ loaded }, documents) => ({
    kind: 'send-material',
    at: now,
    version,
    documents,
    ...(note === undefined ? {} : { note: await db.sealText(loaded.state, note) }),
  }));
});
