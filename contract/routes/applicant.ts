import * as z from 'zod';
import {
  AppealPhoto,
  EditApplication,
  LoggedIn,
  LogIn,
  PhotoAddress,
  PhotoUpload,
  Recover,
  SaveApplication,
  Saved,
  SignPhotoUpload,
  Withdraw,
} from '../application.ts';
import { Application } from '../application-view.ts';
import { ExamList, ExamView } from '../exam.ts';
import type { RouteGroup } from '../route.ts';
import { examId } from '../text.ts';

const exam = z.strictObject({ examId });
/** An application that is over takes no more changes. */
const ended = ['withdrawn', 'abandoned', 'disqualified'] as const;
const answer = { 200: Application };

export const applicantRoutes = {
  'list-exams': { summary: '考试列表', responses: { 200: ExamList }, refusals: [] },
  'get-exam': {
    summary: '考试信息',
    params: exam,
    responses: { 200: ExamView },
    refusals: ['not-found'],
  },
  'save-application': {
    summary: '保存报考信息，取得报名序号',
    params: exam,
    body: SaveApplication,
    idempotent: true,
    responses: { 201: Saved },
    refusals: [
      'not-found',
      'already-registered',
      'window-closed',
      'position-barred',
      'pledge-outdated',
      'key-required',
      'key-reused',
      'unknown-position',
      'unknown-area',
      'version-conflict',
    ],
  },
  'log-in': {
    summary: '用户登录',
    body: LogIn,
    responses: { 200: LoggedIn },
    refusals: ['login-failed', 'too-many-requests'],
  },
  'recover-registration-number': {
    summary: '找回报名序号：新序号发到登记的手机',
    body: Recover,
    responses: { 202: null },
    refusals: ['too-many-requests'],
  },
  'log-out': {
    summary: '退出登录',
    responses: { 204: null },
    refusals: ['unauthenticated', 'not-found', 'version-conflict'],
  },
  'get-application': {
    summary: '详细信息',
    responses: answer,
    refusals: ['unauthenticated', 'not-found'],
  },
  'edit-application': {
    summary: '修改报考信息',
    body: EditApplication,
    responses: answer,
    refusals: [
      'unauthenticated',
      'already-approved',
      'already-reviewed',
      'unknown-position',
      'unknown-area',
      'not-found',
      ...ended,
      'already-paid',
      'order-unresolved',
      'position-barred',
      'pledge-outdated',
      'window-closed',
      'version-conflict',
    ],
  },
  'withdraw-application': {
    summary: '撤回报名；交费后为撤回申请，由财务审核',
    body: Withdraw,
    responses: answer,
    refusals: [
      'unauthenticated',
      'not-payable',
      'order-unresolved',
      'window-closed',
      'not-found',
      ...ended,
      'version-conflict',
    ],
  },
  'sign-photo-upload': {
    summary: '取得照片上传地址',
    body: SignPhotoUpload,
    responses: { 201: PhotoUpload },
    refusals: [
      'unauthenticated',
      'not-qualified',
      'photo-approved',
      'window-closed',
      'too-many-requests',
      ...ended,
      'not-found',
      'version-conflict',
    ],
  },
  'get-photo': {
    summary: '照片的短期地址',
    responses: { 200: PhotoAddress },
    refusals: ['unauthenticated', 'not-found'],
  },
  'appeal-photo': {
    summary: '申请人工审核照片',
    body: AppealPhoto,
    responses: answer,
    refusals: [
      'unauthenticated',
      'not-qualified',
      'photo-approved',
      'not-appealable',
      ...ended,
      'window-closed',
      'version-conflict',
    ],
  },
} as const satisfies RouteGroup;
