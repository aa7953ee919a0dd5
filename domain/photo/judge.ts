import type { PhotoRule } from '../application/exam.ts';
import type { Reason } from '../application/state.ts';
import { borderRows } from './border.ts';
import { decodeDcPlane } from './decode.ts';
import { PhotoProblem } from './problem.ts';
import { type InvalidCode, sentence } from './sentences.ts';
import { thumbnailOf } from './thumbnail.ts';
import { judgeBackground, judgeDimensions } from './verdict.ts';

/**
 * - `pass`: nothing to object to
 * - `review`: a person has to look at the reasons
 * - `reject`: a sound picture with the wrong background or dimensions; a person may overrule
 * - `invalid`: not an acceptable JPEG file; its bytes are not kept
 */
export type PhotoVerdict = {
  verdict: 'pass' | 'review' | 'reject' | 'invalid';
  reasons: Reason[];
  width?: number;
  height?: number;
};

function invalid(code: InvalidCode): PhotoVerdict {
  return { verdict: 'invalid', reasons: [{ code, text: sentence(code) }] };
}

/**
 * Judges a photo file by the exam's rule. The browser and the validation function both run this,
 * on the same bytes, with the same answer. Never throws for any bytes.
 */
export function judgePhoto(bytes: Uint8Array, rule: PhotoRule): PhotoVerdict {
  if (bytes.length === 0) return invalid('empty');
  if (bytes.length > rule.maxBytes) return invalid('too-large');
  try {
    const frame = decodeDcPlane(bytes);
    const background = judgeBackground(thumbnailOf(frame, borderRows(frame)), rule.backgrounds);
    const findings = [...judgeDimensions(frame, rule), ...(background ? [background] : [])];
    return {
      verdict: findings.some((one) => one.verdict === 'reject')
        ? 'reject'
        : findings.length > 0
          ? 'review'
          : 'pass',
      reasons: findings.map((one) => one.reason),
      width: frame.width,
      height: frame.height,
    };
  } catch (error) {
    if (error instanceof PhotoProblem) return invalid(error.code);
    throw error;
  }
}
