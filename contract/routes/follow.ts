import * as z from 'zod';
import { Forecast, ForecastQuery } from '../forecast.ts';
import { Messages, MessagesQuery, MessageView, oneMessage } from '../message.ts';
import type { RouteGroup } from '../route.ts';
import { Statistics } from '../statistics.ts';
import { examId } from '../text.ts';

const exam = z.strictObject({ examId });
const always = ['unauthenticated', 'forbidden', 'not-found'] as const;

/** What follows from changes: the figures, and what people were told. */
export const followRoutes = {
  'get-statistics': {
    summary: '报名统计：按职位、部门、日期',
    params: exam,
    responses: { 200: Statistics },
    refusals: always,
  },
  'get-forecast': {
    summary: '审核进度预测：待审数、每小时审核数、能否在截止前审完',
    query: ForecastQuery,
    responses: { 200: Forecast },
    refusals: always,
  },
  'list-messages': {
    summary: '短信发送记录',
    params: exam,
    query: MessagesQuery,
    responses: { 200: Messages },
    refusals: always,
  },
  'resend-message': {
    summary: '重新发送一条短信',
    params: oneMessage,
    responses: { 200: MessageView },
    refusals: [...always, 'message-waiting'],
  },
} as const satisfies RouteGroup;
