import * as z from 'zod';
import { Export, exportId, StartExport } from '../export.ts';
import type { RouteGroup } from '../route.ts';
import { examId } from '../text.ts';

const always = ['unauthenticated', 'forbidden', 'not-found'] as const;

export const exportRoutes = {
  'start-export': {
    summary: '导出：报名、确认、统计、移交（后台进行）',
    params: z.strictObject({ examId }),
    body: StartExport,
    responses: { 202: Export },
    refusals: [...always, 'version-conflict'],
  },
  'get-export': {
    summary: '导出进度；完成后给出五分钟有效的下载地址',
    params: z.strictObject({ examId, exportId }),
    responses: { 200: Export },
    refusals: always,
  },
} as const satisfies RouteGroup;
