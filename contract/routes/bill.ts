import * as z from 'zod';
import {
  BillQuery,
  BillReport,
  Bills,
  BillsQuery,
  BillUpload,
  month,
  oneBill,
  Summary,
  SummaryQuery,
} from '../bill.ts';
import type { RouteGroup } from '../route.ts';

const always = ['unauthenticated', 'forbidden'] as const;

export const billRoutes = {
  'list-bills': {
    summary: '对账：一个月的各日',
    query: BillsQuery,
    responses: { 200: Bills },
    refusals: always,
  },
  'get-bill': {
    summary: '对账：一日的差异（JSON 或 CSV）',
    params: oneBill,
    query: BillQuery,
    responses: { 200: BillReport },
    refusals: [...always, 'not-found'],
  },
  'upload-bill': {
    summary: '上传一日的账单文件',
    params: oneBill,
    responses: { 201: BillUpload },
    refusals: [...always, 'not-found', 'bill-sealed', 'version-conflict'],
  },
  'get-payment-summary': {
    summary: '月度收款汇总（JSON 或 CSV）',
    params: z.strictObject({ month }),
    query: SummaryQuery,
    responses: { 200: Summary },
    refusals: [...always, 'not-found'],
  },
} as const satisfies RouteGroup;
