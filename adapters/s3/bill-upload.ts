import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Instant } from '#domain/application/state.ts';
import { s3 } from '../aws.ts';
import { secondsAhead } from '../clock.ts';

type BillUpload = { key: string; expiresInSeconds: number; maxBytes: number; now: Instant };

/** A presigned POST that takes exactly one key, once for each signature, up to `maxBytes`. */
export function signBillUpload(upload: BillUpload) {
  const { key, expiresInSeconds, maxBytes, now } = upload;
  return createPresignedPost(s3(), {
    Bucket: process.env.BILL_BUCKET ?? '',
    Key: key,
    Expires: expiresInSeconds + secondsAhead(now),
    Fields: { 'Content-Type': 'text/csv' },
    Conditions: [
      ['eq', '$key', key],
      ['eq', '$Content-Type', 'text/csv'],
      ['content-length-range', 1, maxBytes],
    ],
  });
}
