import { createHash } from 'node:crypto';
import type { Store } from '#adapters/dynamodb/types.ts';
import * as photos from '#adapters/s3/photos.ts';
import { loadForStaff, type Staff } from '#adapters/staff.ts';

/**
 * Brings an appealed photo from held/ to clean/, where tickets read. Done before the approval is
 * recorded: a crash between leaves an unreferenced object, never a record without its picture.
 * What does not fit (other bytes, other department, nothing to decide) is left to the decision.
 */
export async function keepAppealed(
  store: Store,
  staff: Staff,
  applicationId: string,
  sha256: string,
): Promise<void> {
  const loaded = await loadForStaff(store, staff, applicationId);
  const photo = loaded?.state.photo;
  if (!photo?.appealed || photo.status !== 'pending' || photo.sha256 !== sha256) return;
  const bytes = await photos.readVersion(photos.heldKey(sha256), undefined);
  if (!bytes) throw new Error('an appealed photo is not in held/');
  // The name is the hash of what was verified; nothing else may take its place in clean/.
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== sha256) throw new Error('an appealed photo is not what was verified');
  await photos.putClean(sha256, bytes);
}
