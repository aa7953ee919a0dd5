import type { DocumentPurpose } from '#domain/application/commands.ts';
import type { Document } from '#domain/application/state.ts';
import { documentType } from '#domain/document/kind.ts';
import type { FieldErrors } from './place.ts';
import type { Arrived } from './s3/documents.ts';

/** Where papers lie (s3/documents.ts). */
export type DocumentStore = {
  readArrived(applicationId: string, uploadId: string): Promise<Arrived | undefined>;
  keepDocument: typeof import('./s3/documents.ts').keepDocument;
};

/**
 * Takes over the papers that a request names: each must have been sent by this applicant for this
 * purpose, and be by its content what it was declared to be. Kept before the record speaks of
 * them: a crash between leaves an unreferenced object, never a record without its paper. Again,
 * with the same uploads, it gives the same documents.
 * @returns the documents in the order of `uploadIds`, or 422 with pointers `/documents/n`
 */
export async function adoptDocuments(
  store: DocumentStore,
  applicationId: string,
  purpose: DocumentPurpose,
  uploadIds: readonly string[],
): Promise<{ documents: Document[] } | FieldErrors> {
  const documents: Document[] = [];
  const errors: FieldErrors['errors'] = [];
  // One after the other: five papers of 2 MB at once would be held in memory together.
  for (const [index, uploadId] of uploadIds.entries()) {
    const arrived = await store.readArrived(applicationId, uploadId);
    const wrong = (code: keyof typeof sentences) =>
      errors.push({ pointer: `/documents/${index}`, code, detail: sentences[code] });
    if (arrived?.purpose !== purpose) {
      wrong('document-missing');
      continue;
    }
    const type = documentType(arrived.bytes);
    if (!type || type !== arrived.contentType) {
      wrong('document-type');
      continue;
    }
    const documentId = await store.keepDocument(applicationId, arrived.bytes, type);
    documents.push({ uploadId, documentId });
  }
  return errors.length > 0 ? { errors } : { documents };
}

const sentences = {
  'document-missing': '没有找到这份材料，请重新上传',
  'document-type': '材料须为完整的 JPG 或 PDF 文件',
};
