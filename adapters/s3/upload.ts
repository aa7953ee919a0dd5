import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { DocumentPurpose } from '#domain/application/commands.ts';
import type { Instant } from '#domain/application/state.ts';
import type { DocumentType } from '#domain/document/kind.ts';
import { s3 } from '../aws.ts';
import { secondsAhead } from '../clock.ts';
import { incomingKey } from './document-keys.ts';

export type UploadRequest = {
  applicationId: string;
  uploadId: string;
  expiresInSeconds: number;
  maxBytes: number;
  now: Instant;
};
export type PresignedPost = { url: string; fields: Record<string, string> };

/** A photo arrives under `incoming/`, JPEG only. */
export function signUpload(request: UploadRequest): Promise<PresignedPost> {
  const key = `incoming/${request.applicationId}/${request.uploadId}`;
  return signPost(key, { 'Content-Type': 'image/jpeg' }, request);
}

/** A paper arrives under `documents/incoming/` and says what it was sent for. */
export function signDocument(
  request: UploadRequest & { purpose: DocumentPurpose; contentType: DocumentType },
): Promise<PresignedPost> {
  const { purpose, contentType } = request;
  const fields = { 'Content-Type': contentType, 'x-amz-meta-purpose': purpose };
  return signPost(incomingKey(request.applicationId, request.uploadId), fields, request);
}

/**
 * A presigned POST that takes exactly one key and these fields, between 1 byte and `maxBytes`. In
 * a file of its own: the signer costs the cold start of whoever imports it.
 */
async function signPost(
  key: string,
  fields: Record<string, string>,
  request: UploadRequest,
): Promise<PresignedPost> {
  return createPresignedPost(s3(), {
    Bucket: process.env.PHOTO_BUCKET ?? '',
    Key: key,
    // The signer counts from the host's clock; what counts for us is the arrival.
    Expires: request.expiresInSeconds + secondsAhead(request.now),
    Fields: fields,
    Conditions: [
      ['eq', '$key', key],
      ...Object.entries(fields).map(([name, value]): ['eq', string, string] => [
        'eq',
        `$${name}`,
        value,
      ]),
      ['content-length-range', 1, request.maxBytes],
    ],
  });
}
