import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { newId } from '#adapters/ids.ts';
import { hasRole } from '#adapters/staff.ts';
import { viewMassRefund } from '#contract/mass-refund.ts';

/** Counts whose fees a cancelled position or exam gives back; another person then confirms. */
export const handler = httpHandler('start-mass-refund', async ({ staff, body, now }) => {
  const db = await functionStore();
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const { examId, positionCode, ...rest } = body;
  if (!(await db.loadExam(examId))) return { refusal: { code: 'not-found' } };
  if (positionCode !== undefined && !(await db.loadPosition(examId, positionCode))) {
    return { refusal: { code: 'unknown-position' } };
  }
  const position = positionCode === undefined ? {} : { positionCode };
  const counters = { planned: 0, plannedFen: 0, started: 0, startedFen: 0, revision: 1 };
  const persons = { proposedBy: staff.username, createdAt: now };
  const names = { id: newId(), examId, ...position, status: 'counting' } as const;
  const run = { ...names, ...rest, ...persons, ...counters };
  const saved = await db.saveMassRefund(run);
  if (saved === 'conflict') return { refusal: { code: 'version-conflict' } };
  return { status: 201, body: viewMassRefund(run) };
});
