import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { offerPositions } from '#adapters/position-list.ts';
import { keptList } from '#adapters/s3/position-files.ts';
import { hasRole } from '#adapters/staff.ts';
import { toWireTime } from '#contract/time.ts';

/**
 * Publishes a checked list, or an earlier one again, as the next edition. The edition is written
 * first; the same call again finishes what broke off after it.
 */
export const handler = httpHandler('publish-positions', async ({ staff, params, body, now }) => {
  if (!hasRole(staff, 'exam-admin')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { examId } = params;
  const { listId } = body;
  const positions = await keptList(examId, listId);
  if (!positions) return { refusal: { code: 'not-found' } };
  const edition = body.edition + 1;
  const latest = (await db.listPositionEditions(examId)).at(-1);
  const isAgain = latest?.edition === edition && latest.listId === listId;
  if (!isAgain && (latest?.edition ?? 0) !== body.edition) {
    return { refusal: { code: 'version-conflict' } };
  }
  const next = { edition, listId, total: positions.length, by: staff.username, at: now };
  if (!isAgain && (await db.putPositionEdition(examId, next)) === 'conflict') {
    return { refusal: { code: 'version-conflict' } };
  }
  await offerPositions(db, examId, positions);
  const written = isAgain ? latest : next;
  return { status: 200, body: { ...written, at: toWireTime(written.at) } };
});
