import type { PhotoRule } from '#domain/application/exam.ts';
import { judgePhoto } from '#domain/photo/judge.ts';
import { MAX_PHOTO_BYTES } from '#domain/photo/limits.ts';

export const rule: PhotoRule = {
  maxBytes: MAX_PHOTO_BYTES,
  minWidth: 110,
  minHeight: 154,
  backgrounds: ['red', 'blue'],
  reviewCleanPass: true,
};

/** The verdict and the reasons' codes, e.g. `invalid truncated`, `pass`. */
export function verdictOf(bytes: Uint8Array, changes: Partial<PhotoRule> = {}): string {
  const { verdict, reasons } = judgePhoto(bytes, { ...rule, ...changes });
  return [verdict, ...reasons.map((reason) => reason.code)].join(' ');
}
