import { changeWhole } from '#adapters/change.ts';
import { correctionChanges } from '#adapters/correction.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole, ownsDepartment } from '#adapters/staff.ts';

/** Shows the ID number and the phone to who says why; the look is in the trail before the answer. */
export const handler = httpHandler('reveal-identity', async ({ staff, params, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'lead', 'auditor')) return { refusal: { code: 'forbidden' } };
  const { reason } = body;
  const command = { kind: 'reveal-identity' as const, at: now, reason, by: staff.username };
  const outcome = await changeWhole(db, params.applicationId, ({ loaded }) =>
    ownsDepartment(staff, loaded.state.departmentCode)
      ? command
      : { refusal: { code: 'not-found' } },
  );
  if ('refusal' in outcome) return outcome;
  const { state, form } = outcome;
  const { idNumber, phone } = form;
  const asked = state.correction?.status === 'requested' ? await correctionChanges(db, state) : {};
  const corrected = asked.idNumber === undefined ? {} : { correctedIdNumber: asked.idNumber };
  return { status: 200, body: { version: state.version, idNumber, phone, ...corrected } };
});
