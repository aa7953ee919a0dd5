import type { PhotoRule } from '#domain/application/exam.ts';
import { MAX_PHOTO_BYTES } from '#domain/photo/limits.ts';

/** What an exam asks for unless it says otherwise (photo.md). */
export const defaultRule: PhotoRule = {
  maxBytes: MAX_PHOTO_BYTES,
  minWidth: 110,
  minHeight: 154,
  backgrounds: ['red', 'blue'],
  reviewCleanPass: true,
};
