import * as z from 'zod';
import { ExamView } from '../exam.ts';
import { CloneExam, ExamDraft, ExamPreview, ExamSettings, SettingsQuery } from '../exam-office.ts';
import { ExamPut } from '../exam-put.ts';
import type { RouteGroup } from '../route.ts';
import { examId } from '../text.ts';

const one = z.strictObject({ examId });
const always = ['unauthenticated', 'forbidden'] as const;

/** The office sets up an exam; nothing of it needs a developer. */
export const examRoutes = {
  'put-exam': {
    summary: '发布考试设置',
    params: one,
    body: ExamPut,
    responses: { 200: ExamView, 201: ExamView },
    refusals: [...always, 'version-conflict'],
  },
  'get-exam-settings': {
    summary: '考试设置及其历次版本',
    params: one,
    query: SettingsQuery,
    responses: { 200: ExamSettings },
    refusals: [...always, 'not-found'],
  },
  'preview-exam': {
    summary: '考生在某一时刻将看到的考试，以及发布前须处理的问题',
    params: one,
    body: ExamDraft,
    responses: { 200: ExamPreview },
    refusals: always,
  },
  'clone-exam': {
    summary: '以往年考试为蓝本新建考试',
    params: one,
    body: CloneExam,
    responses: { 201: ExamView },
    refusals: [...always, 'not-found', 'exam-exists'],
  },
} as const satisfies RouteGroup;
