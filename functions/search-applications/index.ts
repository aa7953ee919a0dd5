import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { presentQueueItem } from '#adapters/present.ts';
import { hasRole, loadForStaff } from '#adapters/staff.ts';

/** Finds an application by ID number or registration number; the look-up itself is recorded. */
export const handler = httpHandler('search-applications', async ({ staff, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'reviewer', 'photo-reviewer', 'lead', 'finance', 'auditor')) {
    return { refusal: { code: 'forbidden' } };
  }
  const { examId, idNumber, registrationNumber } = body;
  const applicationId = idNumber
    ? (await db.findClaim(examId, idNumber.trim().toUpperCase()))?.applicationId
    : await db.findByRegistrationNumber(examId, registrationNumber ?? '');
  const loaded = applicationId ? await loadForStaff(db, staff, applicationId) : undefined;
  await db.noteSearch({ examId, by: staff.username, now, found: loaded?.state.applicationId });
  const items = loaded ? [await presentQueueItem(db, loaded, now)] : [];
  return { status: 200, body: { items } };
});
