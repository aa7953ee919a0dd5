import * as z from 'zod';
import { code, text, uploadId, version } from './text.ts';
import { wireTime } from './time.ts';

/** JPG or PDF, at most 2 MB. */
export const maxDocumentBytes = 2_097_152;
export const documentPurpose = z.enum(['waiver', 'correction', 'material', 'appeal']);
export const documentType = z.enum(['image/jpeg', 'application/pdf']);

export const SignDocumentUpload = z.strictObject({
  purpose: documentPurpose,
  contentType: documentType,
});

/** The papers of a request, as their uploads were named; each once. */
export const uploads = z
  .array(uploadId)
  .min(1)
  .max(5)
  .refine((ids) => new Set(ids).size === ids.length, { params: { code: 'repeated' } });

/** `kind`: one of the exam's `waiverKinds`. */
export const RequestWaiver = z.strictObject({
  version,
  kind: code(),
  note: text(500).optional(),
  documents: uploads,
});

/** Opens as a file to keep, for `expiresAt` from now. */
export const DocumentAddress = z.strictObject({
  url: z.string(),
  contentType: documentType,
  expiresAt: wireTime,
});
