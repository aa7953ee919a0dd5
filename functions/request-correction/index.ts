import { askOffice } from '#adapters/case-request.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { checkCorrection } from '#domain/identity/correction.ts';

/** Asks to put wrong characters of the name or digits of the ID number right. */
export const handler = httpHandler('request-correction', async ({ session, body, now }) => {
  const db = await functionStore();
  const { version, reason, documents: uploads } = body;
  const asking = { session, now, purpose: 'correction' as const, uploads };
  return askOffice(db, asking, async ({ loaded, form }, documents) => {
    const checked = checkCorrection(form, body.changes, now);
    if ('errors' in checked) return checked;
    const { changes } = checked;
    return {
      kind: 'request-correction',
      at: now,
      version,
      fields: (['name', 'idNumber'] as const).filter((field) => field in changes),
      changes: await db.sealText(loaded.state, JSON.stringify(changes)),
      note: await db.sealText(loaded.state, reason),
      documents,
    };
  });
});
