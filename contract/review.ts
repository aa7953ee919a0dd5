import * as z from 'zod';
import { reason, region } from './reason.ts';
import { applicationId, code, examId, sha256, text, version } from './text.ts';
import { wireTime } from './time.ts';

export const queue = z.enum([
  'qualification',
  'photo',
  'waiver',
  'withdrawal',
  /** Corrections that were asked for, appeals, and what waits for a second person. */
  'correction',
  'appeal',
  'proposal',
]);

export const QueueQuery = z.strictObject({
  examId,
  department: code().optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .default('20')
    .transform(Number)
    .pipe(z.int().min(1).max(100)),
  cursor: z.string().max(4000).optional(),
});

const QueueItem = z
  .strictObject({
    applicationId: z.string(),
    version: z.int(),
    position: z.strictObject({
      code: z.string(),
      name: z.string(),
      department: z.strictObject({ code: z.string(), name: z.string() }),
    }),
    /** Masked. */
    name: z.string(),
    waitingSince: wireTime,
    claimedBy: z.string().optional(),
    leaseUntil: wireTime.optional(),
    photo: z
      .strictObject({
        url: z.string().optional(),
        sha256: z.string(),
        reasons: z.array(reason),
        advice: z.array(reason),
        /** Why the applicant asked for a person: approving it then takes a reason. */
        appeal: z.string().optional(),
      })
      .optional(),
    /** In the queue of waivers: the kind that was asked for. */
    waiver: z.strictObject({ kind: z.string() }).optional(),
  })
  .meta({ id: 'QueueItem' });
export const QueuePage = z.strictObject({
  items: z.array(QueueItem),
  /** The server's clock: ages are reckoned with it, whatever the reader's computer says. */
  now: wireTime,
  /** What the filter may name; in the first page of all of them only. */
  departments: z.array(z.strictObject({ code: z.string(), name: z.string() })).optional(),
  cursor: z.string().optional(),
});

/** The oldest that nobody holds, or the named ones: to keep one's own, or to take it over. */
export const Claim = z
  .strictObject({
    examId,
    count: z.int().min(1).max(60).default(10),
    applicationIds: z.array(applicationId).min(1).max(60).optional(),
    /** A lead's right: also from the colleague who holds it. */
    takeOver: z.boolean().default(false),
  })
  .refine(({ takeOver, applicationIds }) => !takeOver || applicationIds !== undefined, {
    path: ['applicationIds'],
    params: { code: 'required' },
  });
export const Claimed = z.strictObject({
  items: z.array(QueueItem),
  leaseUntil: wireTime,
  now: wireTime,
});

export const reasons = z
  .array(z.strictObject({ code: code(), text: text(500).optional(), region: region.optional() }))
  .max(20)
  .default([]);

type Decision = { decision: string; reasons: unknown[] };
/** A no is never without a reason. */
export const withReason = (body: Decision) =>
  body.decision === 'approve' || body.reasons.length > 0;
export const withoutReason = { path: ['reasons'], params: { code: 'reason-required' } };

export const DecideQualification = z
  .strictObject({ version, decision: z.enum(['approve', 'reject', 'return']), reasons })
  .refine(withReason, withoutReason);
export const DecidePhoto = z
  .strictObject({ version, sha256, decision: z.enum(['approve', 'reject']), reasons })
  .refine(withReason, withoutReason);
/** A request of the applicant, or what the office saw on site, has to stand behind it. */
export const DecideWaiver = z
  .strictObject({
    version,
    decision: z.enum(['approve', 'reject']),
    /** For the office's own records. */
    evidence: text(2000, 0).default(''),
    /** For the applicant; a rejection without them tells the evidence. */
    reasons,
  })
  .refine((body) => withReason(body) || body.evidence.trim() !== '', withoutReason);
export const DecideWithdrawal = z.strictObject({
  version,
  decision: z.enum(['approve', 'reject']),
  /** The applicant reads it when the withdrawal is refused. */
  reason: text(500),
});

export const IssueNumber = z.strictObject({
  version,
  /** How the identity was checked. */
  reason: text(500),
});

export const Search = z
  .strictObject({
    examId,
    idNumber: text(40).optional(),
    registrationNumber: text(40).optional(),
  })
  .refine((body) => (body.idNumber === undefined) !== (body.registrationNumber === undefined), {
    path: ['idNumber'],
    params: { code: 'one-of' },
  });
export const Found = z.strictObject({ items: z.array(QueueItem) });
