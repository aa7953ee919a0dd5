import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole, heldByColleague } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';
import { keepAppealed } from './keep-appealed.ts';

/** Approves or rejects exactly the picture that was seen: version and hash must still fit. */
export const handler = httpHandler('decide-photo', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'photo-reviewer', 'lead')) return { refusal: { code: 'forbidden' } };
  const { version, sha256, decision, reasons } = body;
  if (decision === 'approve') await keepAppealed(db, staff, params.applicationId, sha256);
  const command = {
    kind: 'decide-photo' as const,
    at: now,
    version,
    sha256,
    decision,
    reasons: reasons.map(({ code, text, region }) => ({
      code,
      text: text ?? code,
      ...(region ? { region } : {}),
    })),
    by: staff.username,
  };
  return decideForStaff(
    db,
    staff,
    params.applicationId,
    now,
    ({ loaded }) => heldByColleague(loaded, staff, now) ?? command,
  );
});
