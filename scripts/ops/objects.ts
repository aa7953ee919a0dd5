/** Objects of the buckets that a backup holds, and every version of those that a purge ends. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

/** What travels with an object's bytes. */
export type Meta = { contentType?: string; disposition?: string; cacheControl?: string };

/** Uploads under way are nobody's yet, and putting them back would be a new event for each. */
const isPassing = (key: string) => /^(documents\/)?incoming\//.test(key);

export async function* keysOf(s3: S3Client, Bucket: string, Prefix = ''): AsyncGenerator<string> {
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    for (const { Key } of page.Contents ?? []) if (Key && !isPassing(Key)) yield Key;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}

export async function readObject(s3: S3Client, Bucket: string, Key: string) {
  const object = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
  const meta: Meta = {
    ...(object.ContentType ? { contentType: object.ContentType } : {}),
    ...(object.ContentDisposition ? { disposition: object.ContentDisposition } : {}),
    ...(object.CacheControl ? { cacheControl: object.CacheControl } : {}),
  };
  return { bytes, meta };
}

export async function writeObject(
  s3: S3Client,
  Bucket: string,
  Key: string,
  { bytes, meta }: { bytes: Uint8Array; meta: Meta },
): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: bytes,
      ContentType: meta.contentType,
      ContentDisposition: meta.disposition,
      CacheControl: meta.cacheControl,
    }),
  );
}

/** Deletes every version and delete marker under a prefix; answers how many there were. */
export async function eraseVersions(s3: S3Client, Bucket: string, Prefix: string) {
  let erased = 0;
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    for (const { Key, VersionId } of found) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
      erased += 1;
    }
    // The listing begins anew: what it named is gone.
    if (found.length === 0) return erased;
  }
}
