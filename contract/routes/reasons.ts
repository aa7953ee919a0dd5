import * as z from 'zod';
import { Reasons, ReasonsPut } from '../reason-library.ts';
import type { RouteGroup } from '../route.ts';
import { examId } from '../text.ts';

const one = z.strictObject({ examId });
const always = ['unauthenticated', 'forbidden', 'not-found'] as const;

/** The library of reasons that reviewers choose from; earlier decisions keep their own texts. */
export const reasonRoutes = {
  'get-reasons': {
    summary: '审核理由库',
    params: one,
    responses: { 200: Reasons },
    refusals: always,
  },
  'put-reasons': {
    summary: '修改审核理由库',
    params: one,
    body: ReasonsPut,
    responses: { 200: Reasons },
    refusals: [...always, 'version-conflict'],
  },
} as const satisfies RouteGroup;
