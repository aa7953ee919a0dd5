/** What changes an application beside its plain path; every one of these has a reason. */
import * as z from 'zod';
import { uploads } from './document.ts';
import { reasons, withoutReason, withReason } from './review.ts';
import { applicationId, text, uploadId, version } from './text.ts';
import { wireTime } from './time.ts';

const why = text(500);

/** The name as on the card, or an ID number with the same birth date; at least one of them. */
const changes = z
  .strictObject({ name: text(200).optional(), idNumber: text(40).optional() })
  .refine(({ name, idNumber }) => name !== undefined || idNumber !== undefined, {
    params: { code: 'required' },
  });
export const RequestCorrection = z.strictObject({
  version,
  changes,
  reason: why,
  documents: uploads,
});
export const SendMaterial = z.strictObject({
  version,
  note: text(500).optional(),
  documents: uploads,
});
/** Papers help an appeal, and are not asked of it. */
export const AppealDecision = z.strictObject({
  version,
  note: why,
  documents: z
    .array(uploadId)
    .max(5)
    .refine((ids) => new Set(ids).size === ids.length, { params: { code: 'repeated' } })
    .default([]),
});

export const DecideCorrection = z.strictObject({
  version,
  decision: z.enum(['approve', 'reject']),
  reason: why,
});
export const DecideAppeal = z.strictObject({
  version,
  decision: z.enum(['uphold', 'reopen']),
  reason: why,
  /** The personal end of photo and fee; needed where the exam's own is over for the applicant. */
  closes: wireTime.optional(),
});
export const Reopen = z.strictObject({
  version,
  reason: why,
  /** The personal end of photo and fee, where the exam's own is near or over. */
  closes: wireTime.optional(),
});
export const Disqualify = z.strictObject({ version, reason: why, refund: z.boolean() });
export const ReleaseClaim = z.strictObject({ version, reason: why });
export const Reveal = z.strictObject({ reason: why });
export const Revealed = z.strictObject({
  /** The entry in the trail is a change of its own. */
  version: z.int(),
  idNumber: z.string(),
  phone: z.string(),
  /** The number that a correction asks for. */
  correctedIdNumber: z.string().optional(),
});
export const Undo = z.strictObject({ version });

/** Up to 100 at once, each on the one path of a single decision. */
export const DecideMany = z
  .strictObject({
    items: z
      .array(z.strictObject({ applicationId, version }))
      .min(1)
      .max(100)
      .refine((items) => new Set(items.map((item) => item.applicationId)).size === items.length, {
        params: { code: 'repeated' },
      }),
    decision: z.enum(['approve', 'reject', 'return']),
    reasons,
  })
  .refine(withReason, withoutReason);
export const DecidedMany = z.strictObject({
  items: z.array(
    z.strictObject({
      applicationId: z.string(),
      result: z.enum(['done', 'skipped']),
      /** After it was done. */
      version: z.int().optional(),
      /** Why it was skipped: a problem's code. */
      code: z.string().optional(),
    }),
  ),
});

export type DecidedMany = z.output<typeof DecidedMany>;

const request = {
  requestedAt: wireTime,
  decidedAt: wireTime.optional(),
  /** Of the decision, for the applicant. */
  reason: z.string().optional(),
  documentIds: z.array(z.string()),
};
/** The requests as their applicant sees them; what was written is not shown back. */
export const cases = {
  correction: z
    .strictObject({
      status: z.enum(['requested', 'approved', 'rejected']),
      fields: z.array(z.enum(['name', 'idNumber'])),
      ...request,
    })
    .optional(),
  /** What was sent when the office asked for more. */
  material: z.strictObject({ sentAt: wireTime, documentIds: z.array(z.string()) }).optional(),
  appeal: z
    .strictObject({
      status: z.enum(['requested', 'upheld', 'reopened']),
      of: z.enum(['qualification', 'photo', 'abandonment']),
      ...request,
    })
    .optional(),
  /** Struck off after the confirmation, and why. */
  disqualification: z.strictObject({ at: wireTime, reason: z.string() }).optional(),
};

/** What only the office sees of them. */
export const officeCases = {
  correctionNote: z.string().optional(),
  /** The ID number masked: comparing it with the paper is a reveal. */
  correctionChanges: z
    .strictObject({ name: z.string().optional(), idNumber: z.string().optional() })
    .optional(),
  materialNote: z.string().optional(),
  appealNote: z.string().optional(),
  /** Each waits for another person; the same command by another person confirms it. */
  proposals: z
    .array(
      z.strictObject({
        what: z.enum(['withdrawal', 'correction', 'disqualification', 'claim-release']),
        by: z.string(),
        at: wireTime,
        expiresAt: wireTime,
        reason: z.string(),
        /** Of a disqualification. */
        refund: z.boolean().optional(),
      }),
    )
    .optional(),
  /** Who has decided what stands now. */
  decidedBy: z
    .strictObject({
      qualification: z.string().optional(),
      photo: z.string().optional(),
      waiver: z.string().optional(),
      withdrawal: z.string().optional(),
      correction: z.string().optional(),
      appeal: z.string().optional(),
    })
    .optional(),
  /** How many times this person has applied in this exam, this one among them. */
  attempt: z.int(),
  /** Every change with who made it and why, oldest first. */
  trail: z.array(
    z.strictObject({
      version: z.int(),
      at: wireTime,
      event: z.string(),
      /** A member of staff, or whether it was the applicant or the system. */
      by: z.string(),
      reason: z.string().optional(),
    }),
  ),
  /** Until when who decided may undo it. */
  undoUntil: wireTime.optional(),
};
