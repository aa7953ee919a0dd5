import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Instant } from '#domain/application/state.ts';
import { s3 } from '../aws.ts';
import { secondsAhead } from '../clock.ts';

export type UploadRequest = {
  applicationId: string;
  uploadId: string;
  expiresInSeconds: number;
  maxBytes: number;
  now: Instant;
};

/** The key under which an upload arrives. */
const incomingKey = (applicationId: string, uploadId: string): string =>
  `incoming/${applicationId}/${uploadId}`;

/**
 * A presigned POST that takes exactly one key, JPEG only, between 1 byte and `maxBytes`. In a
 * file of its own: the signer costs the cold start of whoever imports it.
 */
export async function signUpload(
  request: UploadRequest,
): Promise<{ url: string; fields: Record<string, string> }> {
  const key = incomingKey(request.applicationId, request.uploadId);
  return createPresignedPost(s3(), {
    Bucket: process.env.PHOTO_BUCKET ?? '',
    Key: key,
    // The signer counts from the host's clock; what counts for us is the arrival.
    Expires: request.expiresInSeconds + secondsAhead(request.now),
    Fields: { 'Content-Type': 'image/jpeg' },
    Conditions: [
      ['eq', '$key', key],
      ['eq', '$Content-Type', 'image/jpeg'],
      ['content-length-range', 1, request.maxBytes],
    ],
  });
}
