import * as z from 'zod';

const fraction = z.number().min(0).max(1);
/** A box of the picture, in fractions of its sides. */
export const region = z.strictObject({
  x: fraction,
  y: fraction,
  width: fraction,
  height: fraction,
});
export const reason = z.strictObject({
  code: z.string(),
  text: z.string(),
  region: region.optional(),
});
