import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole } from '#adapters/staff.ts';
import { decideMany } from './decide-many.ts';

/** Decides up to 100 qualifications; what does not fit any more is skipped and told. */
export const handler = httpHandler('decide-many', async ({ staff, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'lead')) return { refusal: { code: 'forbidden' } };
  return { status: 200, body: { items: await decideMany(db, staff, body, now) } };
});
