import { createHash } from 'node:crypto';
import { changeApplication, find } from '#adapters/change.ts';
import { functionStore } from '#adapters/dynamodb/open.ts';
import * as photos from '#adapters/s3/photos.ts';
import type { Instant } from '#domain/application/state.ts';
import { advisePhoto } from '#domain/photo/advice.ts';
import { judgePhoto } from '#domain/photo/judge.ts';
import { stripMetadata } from '#domain/photo/strip.ts';
import type { Upload } from './object-created.ts';

/**
 * Reads that one version, judges it, keeps verified bytes, pins their hash. Bytes are written
 * before the record speaks of them: a crash between leaves an unreferenced object, never a record
 * without its picture.
 */
export async function validate(upload: Upload, now: Instant): Promise<void> {
  const db = await functionStore();
  const found = await find(db, upload.applicationId);
  if (!found) return;
  const original = await photos.readVersion(upload.key, upload.versionId);
  if (!original) return;
  const { verdict, reasons } = judgePhoto(original, found.exam.photoRule);
  let sha256: string | undefined;
  if (verdict !== 'invalid') {
    const bytes = stripMetadata(original);
    sha256 = createHash('sha256').update(bytes).digest('hex');
    if (verdict === 'reject') await photos.putHeld(sha256, bytes);
    else await photos.putClean(sha256, bytes);
  }
  const command = {
    kind: 'record-photo-verdict' as const,
    at: now,
    uploadId: upload.uploadId,
    sequencer: upload.sequencer,
    verdict: verdict === 'invalid' ? ('reject' as const) : verdict,
    reasons,
    advice: advisePhoto(original),
    ...(sha256 ? { sha256 } : {}),
  };
  const outcome = await changeApplication(db, upload.applicationId, () => command, found);
  if ('refusal' in outcome && outcome.refusal.code === 'version-conflict') {
    throw new Error('the application was changed by others at every try');
  }
}
