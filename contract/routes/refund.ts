import * as z from 'zod';
import { MassRefund, MassRefundProgress, massRefundId, StartMassRefund } from '../mass-refund.ts';
import {
  DecideCapture,
  DecidedCapture,
  DeclineRefund,
  ExceptionPage,
  ExceptionQuery,
  gatewayId,
  Nothing,
  ProposeRefund,
  Refund,
  refundNumber,
  transactionId,
} from '../refund.ts';
import type { RouteGroup } from '../route.ts';

const one = z.strictObject({ refundNumber });
const oneRun = z.strictObject({ id: massRefundId });
const always = ['unauthenticated', 'forbidden'] as const;
const refused = [
  ...always,
  'not-found',
  'not-refundable',
  'refund-exists',
  'version-conflict',
] as const;

export const refundRoutes = {
  'propose-refund': {
    summary: '提出退费（另一人确认后才退）',
    body: ProposeRefund,
    responses: { 201: Refund },
    refusals: refused,
  },
  'confirm-refund': {
    summary: '确认退费（须由另一人）',
    params: one,
    body: Nothing,
    responses: { 200: Refund },
    refusals: [...refused, 'second-person-required'],
  },
  'decline-refund': {
    summary: '不同意退费',
    params: one,
    body: DeclineRefund,
    responses: { 200: Refund },
    refusals: refused,
  },
  'retry-refund': {
    summary: '以同一退款单号重试失败的退费',
    params: one,
    body: Nothing,
    responses: { 200: Refund },
    refusals: refused,
  },
  'reopen-fee': {
    summary: '退费后重新开放缴费',
    params: one,
    body: Nothing,
    responses: { 200: Refund },
    refusals: [
      ...refused,
      'not-payable',
      'window-closed',
      'withdrawn',
      'abandoned',
      'disqualified',
    ],
  },
  'list-payment-exceptions': {
    summary: '需要人工处理的款项、退费和订单',
    query: ExceptionQuery,
    responses: { 200: ExceptionPage },
    refusals: always,
  },
  'decide-capture': {
    summary: '处理金额不符或无主的款项',
    params: z.strictObject({ gateway: gatewayId, transactionId }),
    body: DecideCapture,
    responses: { 200: DecidedCapture, 201: DecidedCapture },
    refusals: [...refused, 'capture-unfit', 'already-paid', 'not-payable', 'window-closed'],
  },
  'start-mass-refund': {
    summary: '职位或考试取消：统计应退的考务费',
    body: StartMassRefund,
    responses: { 201: MassRefund },
    refusals: [...always, 'not-found', 'unknown-position', 'version-conflict'],
  },
  'confirm-mass-refund': {
    summary: '确认批量退费（须由另一人）',
    params: oneRun,
    body: Nothing,
    responses: { 200: MassRefund },
    refusals: [...always, 'not-found', 'not-pending', 'refund-exists', 'second-person-required'],
  },
  'get-mass-refund': {
    summary: '批量退费进度',
    params: oneRun,
    responses: { 200: MassRefundProgress },
    refusals: [...always, 'not-found'],
  },
} as const satisfies RouteGroup;
