import { join } from 'node:path';
import type { BucketName } from './place.ts';

export type Manifest = { items: number; objects: number; digest: string; at: string };

/** Where a backup keeps what: the wrapped keys of exams apart, so that a purge ends them too. */
export const filesOf = (folder: string) => ({
  manifest: join(folder, 'manifest.json'),
  table: join(folder, 'table.jsonl'),
  objects: join(folder, 'objects.jsonl'),
  bytes: (sha256: string) => join(folder, 'bytes', sha256),
  keys: join(folder, 'keys'),
  key: (examId: string) => join(folder, 'keys', `${examId}.json`),
});

/** The buckets with a copy in a backup; anchors protect themselves. */
export const backedUp = ['photos', 'bills', 'data'] as const satisfies BucketName[];
