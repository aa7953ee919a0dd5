import * as z from 'zod';
import { code, text } from './text.ts';
import { wireTime } from './time.ts';

const entry = z.strictObject({ code: code(), text: text(500).regex(/\S/) });
const list = z
  .array(entry)
  .min(1)
  .max(50)
  .refine((entries) => new Set(entries.map((each) => each.code)).size === entries.length, {
    params: { code: 'repeated' },
  });
const lists = { qualification: list, photo: list };

export const ReasonsPut = z.strictObject({
  /** The version that was read; 0 while the office has not written one. */
  version: z.int().min(0),
  ...lists,
});
/** Chosen by their keys in this order; `by` and `at` are absent of the first one, which is built in. */
export const Reasons = z
  .strictObject({
    version: z.int(),
    by: z.string().optional(),
    at: wireTime.optional(),
    ...lists,
  })
  .meta({ id: 'Reasons' });
