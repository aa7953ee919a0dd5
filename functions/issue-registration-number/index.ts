import { randomUUID } from 'node:crypto';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { functionKeys } from '#adapters/keys/function-keys.ts';
import { issuing } from '#adapters/new-number.ts';
import { hasRole, loadForStaff } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** After an identity check a new number goes to the phone on file; the office never sees it. */
export const handler = httpHandler('issue-registration-number', async (request) => {
  const { staff, params, body, now } = request;
  const db = await functionStore();
  if (!hasRole(staff, 'lead')) return { refusal: { code: 'forbidden' } };
  const loaded = await loadForStaff(db, staff, params.applicationId);
  if (!loaded) return { refusal: { code: 'not-found' } };
  const { applicationId, examId } = loaded.state;
  const id = randomUUID();
  const times = { createdAt: now, nextAt: now, tries: 0 };
  const message = { id, examId, applicationId, ...times, template: 'new-number' } as const;
  const reason = body.reason.trim();
  const sealed = reason === '' ? '' : await db.sealText(loaded.state, reason);
  const office = { by: staff.username, version: body.version, reason: sealed };
  const command = { kind: 'issue-registration-number', at: now, office } as const;
  const issued = issuing(await functionKeys(), loaded.state, { id, at: now });
  const number = { ...issued, request: { ...message, status: 'queued' as const } };
  return decideForStaff(db, staff, applicationId, now, () => ({
    command,
    beside: () => ({ number }),
  }));
});
