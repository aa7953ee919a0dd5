/** Papers of applicants: what arrived, what was checked and kept, and addresses to read it. */
import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Instant } from '#domain/application/state.ts';
import type { DocumentType } from '#domain/document/kind.ts';
import { s3 } from '../aws.ts';
import { documentKey, incomingKey } from './document-keys.ts';

const bucket = () => process.env.PHOTO_BUCKET ?? '';
const endings: Record<DocumentType, string> = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' };

/** By the ending that `keepDocument` gave it. */
export const typeOf = (documentId: string): DocumentType =>
  documentId.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg';

export type Arrived = { bytes: Uint8Array; purpose?: string; contentType?: string };

/** What this applicant sent under this name; undefined when nothing (yet, or any more). */
export async function readArrived(
  applicationId: string,
  uploadId: string,
): Promise<Arrived | undefined> {
  const Key = incomingKey(applicationId, uploadId);
  try {
    const object = await s3().send(new GetObjectCommand({ Bucket: bucket(), Key }));
    const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
    const { purpose } = object.Metadata ?? {};
    return {
      bytes,
      ...(purpose === undefined ? {} : { purpose }),
      ...(object.ContentType === undefined ? {} : { contentType: object.ContentType }),
    };
  } catch (fault) {
    if ((fault as Error).name === 'NoSuchKey') return undefined;
    throw fault;
  }
}

/** Keeps checked bytes under their digest: the same paper again is the same object. */
export async function keepDocument(
  applicationId: string,
  bytes: Uint8Array,
  type: DocumentType,
): Promise<string> {
  const documentId = `${createHash('sha256').update(bytes).digest('hex')}.${endings[type]}`;
  await s3().send(
    new PutObjectCommand({
      Bucket: bucket(),
      Key: documentKey(applicationId, documentId),
      Body: bytes,
      ContentType: type,
      ContentDisposition: 'attachment',
    }),
  );
  return documentId;
}

/** Seconds for which an address of a paper can be used. */
const lifetimeSeconds = 300;

/**
 * A short-lived address of a kept paper, undefined when this application has none of that name.
 * Always a file to keep and never a page to show, whatever the object itself says.
 */
export async function signDocumentRead(applicationId: string, documentId: string, now: Instant) {
  const Key = documentKey(applicationId, documentId);
  try {
    await s3().send(new HeadObjectCommand({ Bucket: bucket(), Key }));
  } catch (fault) {
    if (['NotFound', 'NoSuchKey'].includes((fault as Error).name)) return undefined;
    throw fault;
  }
  const contentType = typeOf(documentId);
  const command = new GetObjectCommand({
    Bucket: bucket(),
    Key,
    ResponseContentType: contentType,
    ResponseContentDisposition: `attachment; filename="document.${endings[contentType]}"`,
    ResponseCacheControl: 'no-store',
  });
  const url = await getSignedUrl(s3(), command, {
    expiresIn: lifetimeSeconds,
    signingDate: new Date(now),
  });
  return { url, contentType, expiresAt: now + lifetimeSeconds * 1000 };
}
