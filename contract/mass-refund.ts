import * as z from 'zod';
import { code, examId, text } from './text.ts';
import { toWireTime, wireTime } from './time.ts';

export const massRefundId = z.string().regex(/^[0-9a-z]{26}$/);

export const StartMassRefund = z.strictObject({
  examId,
  /** Absent: the whole exam was cancelled. */
  positionCode: code().optional(),
  reason: text(500),
  /** No more than this is started under one confirmation. */
  limitFen: z.int().min(1).max(100_000_000_000),
  /** Only counts; can never be confirmed. */
  preview: z.boolean(),
});

const massRefund = {
  id: z.string(),
  examId: z.string(),
  positionCode: z.string().optional(),
  reason: z.string(),
  limitFen: z.int(),
  currency: z.literal('CNY'),
  preview: z.boolean(),
  status: z.enum(['counting', 'counted', 'proposed', 'running', 'stopped', 'done']),
  proposedBy: z.string(),
  confirmedBy: z.string().optional(),
  createdAt: wireTime,
  planned: z.int(),
  plannedFen: z.int(),
};
export const MassRefund = z.strictObject(massRefund).meta({ id: 'MassRefund' });
export const MassRefundProgress = z.strictObject({
  ...massRefund,
  started: z.int(),
  done: z.int(),
  failed: z.int(),
  totalFen: z.int(),
});

type Stored = Omit<
  z.output<typeof MassRefund>,
  'currency' | 'createdAt' | 'positionCode' | 'confirmedBy'
> & { createdAt: number; positionCode?: string; confirmedBy?: string };

/** A stored run as finance sees it. */
export function viewMassRefund(stored: Stored): z.output<typeof MassRefund> {
  const { id, examId: exam, positionCode, reason, limitFen, preview, status } = stored;
  const { proposedBy, confirmedBy, planned, plannedFen } = stored;
  return {
    id,
    examId: exam,
    ...(positionCode === undefined ? {} : { positionCode }),
    reason,
    limitFen,
    currency: 'CNY',
    preview,
    status,
    proposedBy,
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    createdAt: toWireTime(stored.createdAt),
    planned,
    plannedFen,
  };
}
