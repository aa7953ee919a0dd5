import { judgePhoto, type PhotoVerdict } from '#domain/photo/judge.ts';
import type { Sample } from './corpus.ts';
import { defaultRule } from './rule.ts';

export type Judged = { sample: Sample; verdict: PhotoVerdict; ms: number };

export function judge(sample: Sample): Judged {
  const start = performance.now();
  const verdict = judgePhoto(sample.bytes, defaultRule);
  return { sample, verdict, ms: performance.now() - start };
}

/**
 * - `false-reject`: a good photo that its owner would have to make again
 * - `false-accept`: a wrong photo that would pass without a doubt
 * - `wrong-code`: a hostile file that was not refused, or for another reason
 * - `review`: a person decides, which is slow but never wrong
 */
export type Mark = 'right' | 'review' | 'false-reject' | 'false-accept' | 'wrong-code';

export function markOf({ sample, verdict }: Judged): Mark {
  if (sample.label === 'hostile') {
    const right = verdict.verdict === 'invalid' && verdict.reasons[0]?.code === sample.code;
    return right ? 'right' : 'wrong-code';
  }
  if (verdict.verdict === 'review') return 'review';
  if (sample.label === 'good') return verdict.verdict === 'pass' ? 'right' : 'false-reject';
  return verdict.verdict === 'reject' ? 'right' : 'false-accept';
}

/** Shares of a label's samples that got this mark, 0..1. */
export function share(all: Judged[], label: Sample['label'], mark: Mark): number {
  const own = all.filter((one) => one.sample.label === label);
  return own.filter((one) => markOf(one) === mark).length / Math.max(1, own.length);
}
