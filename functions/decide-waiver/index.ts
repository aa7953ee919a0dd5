import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole, loadForStaff } from '#adapters/staff.ts';
import { decideForStaff } from '#adapters/staff-decision.ts';

/** Waives the fee, or refuses to; decided by the office that owns the position. */
export const handler = httpHandler('decide-waiver', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'lead')) return { refusal: { code: 'forbidden' } };
  const loaded = await loadForStaff(db, staff, params.applicationId);
  if (!loaded) return { refusal: { code: 'not-found' } };
  const { version, decision } = body;
  const evidence = body.evidence.trim();
  const reasons = body.reasons.map(({ code, text }) => ({ code, text: text ?? code }));
  return decideForStaff(db, staff, params.applicationId, now, {
    kind: 'decide-waiver',
    at: now,
    version,
    decision,
    evidence: evidence === '' ? '' : await db.sealText(loaded.state, evidence),
    reasons: reasons.length > 0 || evidence === '' ? reasons : [{ code: 'other', text: evidence }],
    by: staff.username,
  });
});
