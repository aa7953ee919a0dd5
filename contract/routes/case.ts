import * as z from 'zod';
import { Application, ReviewApplication } from '../application-view.ts';
import {
  AppealDecision,
  DecideAppeal,
  DecideCorrection,
  DecidedMany,
  DecideMany,
  Disqualify,
  ReleaseClaim,
  Reopen,
  RequestCorrection,
  Reveal,
  Revealed,
  SendMaterial,
  Undo,
} from '../case.ts';
import type { RouteGroup } from '../route.ts';
import { applicationId } from '../text.ts';

const one = z.strictObject({ applicationId });
const own = { 200: Application };
const office = { 200: ReviewApplication };
const ended = ['withdrawn', 'abandoned', 'disqualified'] as const;
const asks = ['unauthenticated', 'not-found', 'version-conflict', ...ended] as const;
const decides = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'reasons-required',
  'version-conflict',
] as const;

/** Corrections, material, appeals, and what the office changes by two persons. */
export const caseRoutes = {
  'request-correction': {
    summary: '申请更正姓名或身份证号（出生日期不变）',
    body: RequestCorrection,
    responses: own,
    refusals: [...asks, 'correction-requested'],
  },
  'send-material': {
    summary: '补充材料，重新进入资格审核',
    body: SendMaterial,
    responses: own,
    refusals: [...asks, 'not-returned', 'window-closed'],
  },
  'appeal-decision': {
    summary: '对审核未通过或视为放弃申请复核',
    body: AppealDecision,
    responses: own,
    refusals: [...asks, 'nothing-to-appeal', 'appeal-requested', 'appeal-decided'],
  },
  'decide-correction': {
    summary: '更正申请：一人提出、另一人复核；一人可以不同意',
    params: one,
    body: DecideCorrection,
    responses: office,
    refusals: [...decides, ...ended, 'not-pending', 'second-person-required', 'already-registered'],
  },
  'decide-appeal': {
    summary: '复核：维持，或重新审核；不得由作出原决定的人',
    params: one,
    body: DecideAppeal,
    responses: office,
    refusals: [...decides, 'not-pending', 'second-person-required', 'closes-required'],
  },
  'reopen-decision': {
    summary: '重新审核：由作出原决定以外的人',
    params: one,
    body: Reopen,
    responses: office,
    refusals: [
      ...decides,
      ...ended,
      'not-decided',
      'second-person-required',
      'order-unresolved',
      'already-paid',
    ],
  },
  disqualify: {
    summary: '报名确认后取消报考资格：一人提出、另一人确认',
    params: one,
    body: Disqualify,
    responses: office,
    refusals: [
      ...decides,
      'withdrawn',
      'not-confirmed',
      'second-person-required',
      'refund-exists',
      'not-refundable',
    ],
  },
  'release-claim': {
    summary: '释放被冒用的身份证号：一人提出、另一人确认',
    params: one,
    body: ReleaseClaim,
    responses: office,
    refusals: [...decides, 'withdrawn', 'order-unresolved', 'second-person-required'],
  },
  'reveal-identity': {
    summary: '查看身份证号和手机号（记入审计）',
    params: one,
    body: Reveal,
    responses: { 200: Revealed },
    refusals: decides,
  },
  'undo-decision': {
    summary: '10秒内撤销本人刚作出的决定',
    params: one,
    body: Undo,
    responses: office,
    refusals: [...decides, 'not-undoable'],
  },
  'decide-many': {
    summary: '批量资格审核',
    body: DecideMany,
    responses: { 200: DecidedMany },
    refusals: ['unauthenticated', 'forbidden'],
  },
} as const satisfies RouteGroup;
