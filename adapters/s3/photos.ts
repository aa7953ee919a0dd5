import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Instant, Photo } from '#domain/application/state.ts';
import { s3 } from '../aws.ts';

export { signUpload } from './upload.ts';

const bucket = () => process.env.PHOTO_BUCKET ?? '';

/** Verified bytes, named by their SHA-256; `held` while a failed photo may be appealed. */
export const cleanKey = (sha256: string): string => `clean/${sha256}`;
export const heldKey = (sha256: string): string => `held/${sha256}`;

/** Where the verified bytes of this photo lie, or undefined when none were kept. */
export function photoKey({ status, sha256, appealed }: Photo): string | undefined {
  if (!sha256) return undefined;
  const held = status === 'failed' || (appealed && status !== 'approved');
  return held ? heldKey(sha256) : cleanKey(sha256);
}

/** The bytes of exactly that version, or undefined when there is none any more. */
export async function readVersion(
  key: string,
  versionId: string | undefined,
): Promise<Uint8Array | undefined> {
  try {
    const object = await s3().send(
      new GetObjectCommand({ Bucket: bucket(), Key: key, VersionId: versionId }),
    );
    return await object.Body?.transformToByteArray();
  } catch (fault) {
    if (['NoSuchKey', 'NoSuchVersion'].includes((fault as Error).name)) return undefined;
    throw fault;
  }
}

async function putJpeg(key: string, bytes: Uint8Array): Promise<void> {
  await s3().send(
    new PutObjectCommand({ Bucket: bucket(), Key: key, Body: bytes, ContentType: 'image/jpeg' }),
  );
}

export const putClean = (sha256: string, bytes: Uint8Array): Promise<void> =>
  putJpeg(cleanKey(sha256), bytes);
export const putHeld = (sha256: string, bytes: Uint8Array): Promise<void> =>
  putJpeg(heldKey(sha256), bytes);

/** An address at which the photo can be read for a while (seconds, from `now`). */
export async function signRead(
  key: string,
  expiresInSeconds: number,
  now: Instant,
): Promise<string> {
  const command = new GetObjectCommand({ Bucket: bucket(), Key: key });
  return getSignedUrl(s3(), command, {
    expiresIn: expiresInSeconds,
    signingDate: new Date(now),
  });
}
