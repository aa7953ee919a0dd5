import { functionStore } from '#adapters/dynamodb/open.ts';
import { exportScope } from '#adapters/exports/scope.ts';
import { httpHandler } from '#adapters/http.ts';
import { signExportRead } from '#adapters/s3/exports.ts';
import { viewExport } from '#contract/export.ts';
import { toWireTime } from '#contract/time.ts';

/** How far an export is; once done, its address, for who started it and may still have it. */
export const handler = httpHandler('get-export', async ({ staff, params, now }) => {
  const { examId, exportId } = params;
  const db = await functionStore();
  const job = await db.loadExport(exportId);
  const isOwn = job?.examId === examId && job.by === staff.username;
  if (!job || !isOwn) return { refusal: { code: 'not-found' } };
  if (!exportScope(staff, job.kind)) return { refusal: { code: 'forbidden' } };
  if (job.status !== 'done') return { status: 200, body: viewExport(job) };
  const { kind, by } = job;
  await db.noteExport({ exportId, examId, by, at: now, what: 'downloaded', kind });
  const ending = kind === 'handover' ? 'zip' : job.format === 'xlsx' ? 'xlsx' : 'csv';
  const signed = await signExportRead(exportId, `${examId}-${kind}.${ending}`, now);
  const address = { url: signed.url, expiresAt: toWireTime(signed.expiresAt) };
  return { status: 200, body: { ...viewExport(job), ...address } };
});
