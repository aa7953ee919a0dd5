import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Instant } from '#domain/application/state.ts';
import { s3 } from '../aws.ts';
import { secondsAhead } from '../clock.ts';

type OfficeUpload = {
  bucket: string;
  key: string;
  contentType: string;
  expiresInSeconds: number;
  maxBytes: number;
  now: Instant;
};

/** A presigned POST that takes exactly one key, once for each signature, up to `maxBytes`. */
export function signOfficeUpload(upload: OfficeUpload) {
  const { bucket, key, contentType, expiresInSeconds, maxBytes, now } = upload;
  return createPresignedPost(s3(), {
    Bucket: bucket,
    Key: key,
    Expires: expiresInSeconds + secondsAhead(now),
    Fields: { 'Content-Type': contentType },
    Conditions: [
      ['eq', '$key', key],
      ['eq', '$Content-Type', contentType],
      ['content-length-range', 1, maxBytes],
    ],
  });
}
