import * as z from 'zod';
import { applicationId, examId, text } from './text.ts';
import { wireTime } from './time.ts';

export const AuditQuery = z
  .strictObject({
    examId,
    /** One application's whole chain, and whether it is whole. */
    applicationId: applicationId.optional(),
    /** The user name of a member of staff; every day unless `day` says one. */
    actor: text(128).optional(),
    /** A Beijing day; today when nothing is asked. */
    day: z.iso.date().optional(),
    cursor: z.string().max(4000).optional(),
  })
  .refine(
    ({ applicationId, actor, day, cursor }) =>
      applicationId === undefined || (actor ?? day ?? cursor) === undefined,
    { path: ['applicationId'], params: { code: 'one-question' } },
  );

const AuditLine = z
  .strictObject({
    at: wireTime,
    /** A user name; of applicants and the system their kind alone. */
    by: z.string(),
    applicationId: z.string().optional(),
    version: z.int().optional(),
    events: z.array(
      z.strictObject({
        kind: z.string(),
        event: z.string(),
        /** Facts of the trail: reasons that staff gave, codes, second persons. */
        detail: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  })
  .meta({ id: 'AuditLine' });

export const AuditPage = z.strictObject({
  /** By person, the newest first; of one application the oldest first. */
  items: z.array(AuditLine),
  /** Of one application: every entry follows the one before and is as it was written. */
  chain: z
    .strictObject({ whole: z.boolean(), entries: z.int(), brokenAt: z.int().optional() })
    .optional(),
  cursor: z.string().optional(),
});
