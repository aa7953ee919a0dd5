import * as z from 'zod';
import { PhotoUpload } from '../application.ts';
import { Application } from '../application-view.ts';
import { DocumentAddress, RequestWaiver, SignDocumentUpload } from '../document.ts';
import type { RouteGroup } from '../route.ts';
import { applicationId, documentId } from '../text.ts';

/** Papers of applicants, and what is asked for with them. */
export const documentRoutes = {
  'sign-document-upload': {
    summary: '取得材料上传地址（JPG 或 PDF，不超过 2 MB）',
    body: SignDocumentUpload,
    responses: { 201: PhotoUpload },
    refusals: [
      'unauthenticated',
      'withdrawn',
      'abandoned',
      'disqualified',
      'too-many-requests',
      'not-found',
      'version-conflict',
    ],
  },
  'get-document': {
    summary: '本人材料的短期下载地址',
    params: z.strictObject({ documentId }),
    responses: { 200: DocumentAddress },
    refusals: ['unauthenticated', 'not-found'],
  },
  'request-waiver': {
    summary: '申请免缴考务费',
    body: RequestWaiver,
    responses: { 200: Application },
    refusals: [
      'unauthenticated',
      'already-paid',
      'not-payable',
      'waiver-requested',
      'unknown-waiver-kind',
      'window-closed',
      'withdrawn',
      'abandoned',
      'disqualified',
      'not-found',
      'version-conflict',
    ],
  },
  'get-review-document': {
    summary: '材料的短期下载地址（职位所属单位）',
    params: z.strictObject({ applicationId, documentId }),
    responses: { 200: DocumentAddress },
    refusals: ['unauthenticated', 'forbidden', 'not-found'],
  },
} as const satisfies RouteGroup;
