import * as z from 'zod';
import {
  CheckPositions,
  PositionCheck,
  PositionEdition,
  PositionEditions,
  PositionUpload,
  PublishPositions,
} from '../position-list.ts';
import type { RouteGroup } from '../route.ts';
import { examId } from '../text.ts';

const one = z.strictObject({ examId });
const always = ['unauthenticated', 'forbidden', 'not-found'] as const;

/** From the agency's workbook to the published list: upload, check, publish, or publish an old one. */
export const positionRoutes = {
  'sign-position-upload': {
    summary: '上传职位表文件（.xlsx）',
    params: one,
    responses: { 201: PositionUpload },
    refusals: always,
  },
  'check-positions': {
    summary: '试读职位表：识别的列、逐格错误、未收入的行、与已公布职位的差异',
    params: one,
    body: CheckPositions,
    responses: { 200: PositionCheck },
    refusals: always,
  },
  'publish-positions': {
    summary: '公布一份试读无误的职位表，或回到以前的一份',
    params: one,
    body: PublishPositions,
    responses: { 200: PositionEdition },
    refusals: [...always, 'version-conflict'],
  },
  'list-position-lists': {
    summary: '历次公布的职位表',
    params: one,
    responses: { 200: PositionEditions },
    refusals: always,
  },
} as const satisfies RouteGroup;
