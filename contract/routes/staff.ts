import * as z from 'zod';
import { ReviewApplication } from '../application-view.ts';
import { PositionImport, PositionImportAnswer } from '../position.ts';
import {
  Claim,
  Claimed,
  DecidePhoto,
  DecideQualification,
  DecideWaiver,
  DecideWithdrawal,
  Found,
  IssueNumber,
  QueuePage,
  QueueQuery,
  queue,
  Search,
} from '../review.ts';
import type { RouteGroup } from '../route.ts';
import { applicationId, examId } from '../text.ts';

const oneQueue = z.strictObject({ queue });
const one = z.strictObject({ applicationId });
const exam = z.strictObject({ examId });
const answer = { 200: ReviewApplication };
const always = ['unauthenticated', 'forbidden'] as const;
const decision = [
  ...always,
  'not-found',
  'not-pending',
  'window-closed',
  'reasons-required',
  'withdrawn',
  'abandoned',
  'disqualified',
  'version-conflict',
] as const;

export const staffRoutes = {
  'list-review-queue': {
    summary: '待审队列',
    params: oneQueue,
    query: QueueQuery,
    responses: { 200: QueuePage },
    refusals: [...always, 'not-found'],
  },
  'claim-reviews': {
    summary: '领取待审件',
    params: oneQueue,
    body: Claim,
    responses: { 200: Claimed },
    refusals: [...always, 'not-found'],
  },
  'get-review-application': {
    summary: '审核用详细信息',
    params: one,
    responses: answer,
    refusals: [...always, 'not-found'],
  },
  'decide-qualification': {
    summary: '资格审核',
    params: one,
    body: DecideQualification,
    responses: answer,
    refusals: [...decision, 'held-by-colleague'],
  },
  'decide-photo': {
    summary: '照片审核',
    params: one,
    body: DecidePhoto,
    responses: answer,
    refusals: [
      ...decision,
      ...(['photo-missing', 'photo-approved', 'not-qualified', 'held-by-colleague'] as const),
    ],
  },
  'decide-waiver': {
    summary: '减免考务费',
    params: one,
    body: DecideWaiver,
    responses: answer,
    refusals: [
      ...decision,
      'not-qualified',
      'already-paid',
      'order-unresolved',
      'not-payable',
      'refund-exists',
      'not-refundable',
    ],
  },
  'decide-withdrawal': {
    summary: '交费后的撤回申请：财务一人提出、另一人复核',
    params: one,
    body: DecideWithdrawal,
    responses: answer,
    refusals: [
      ...decision,
      'not-payable',
      'second-person-required',
      'refund-exists',
      'not-refundable',
    ],
  },
  'issue-registration-number': {
    summary: '核实身份后补发报名序号（发到登记的手机）',
    params: one,
    body: IssueNumber,
    responses: answer,
    refusals: [...always, 'not-found', 'reasons-required', 'version-conflict'],
  },
  'search-applications': {
    summary: '按报名序号或身份证号查找（记入审计）',
    body: Search,
    responses: { 200: Found },
    refusals: [...always, 'not-found'],
  },
  'import-positions': {
    summary: '导入职位表',
    params: exam,
    body: PositionImport,
    maxBytes: 5_000_000,
    responses: { 200: PositionImportAnswer },
    refusals: [...always, 'not-found'],
  },
} as const satisfies RouteGroup;
