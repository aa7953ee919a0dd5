import { functionStore } from '#adapters/dynamodb/open.ts';
import { exportScope } from '#adapters/exports/scope.ts';
import { httpHandler } from '#adapters/http.ts';
import { newId } from '#adapters/ids.ts';
import { viewExport } from '#contract/export.ts';
import { figuresOf } from '#domain/figures/figures.ts';

/** Begins an export; the schedule writes it. The trail says who asked, before anything leaves. */
export const handler = httpHandler('start-export', async ({ staff, params, body, now }) => {
  const { examId } = params;
  const { kind, format } = body;
  const departments = exportScope(staff, kind);
  if (!departments) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  if (!(await db.viewExam(examId))) return { refusal: { code: 'not-found' } };
  const id = newId();
  const by = staff.username;
  const total = figuresOf(await db.loadCounters(examId)).total.applied;
  await db.noteExport({ exportId: id, examId, by, at: now, what: 'started', kind });
  const counters = { walked: 0, total, rows: 0, missing: 0, bytes: 0, restarts: 0, revision: 1 };
  const names = { id, examId, kind, format, by, departments, createdAt: now };
  const job = { ...names, ...counters, status: 'running' as const, etags: [] };
  if ((await db.saveExport(job)) === 'conflict') return { refusal: { code: 'version-conflict' } };
  return { status: 202, body: viewExport(job) };
});
