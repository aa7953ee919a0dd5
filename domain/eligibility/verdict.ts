import type { EligibilityReason } from './sentences.ts';

/** 符合, 不符合 or 需人工判断. The last one never counts against anybody. */
export type Verdict = 'fits' | 'fails' | 'ask';
export type Judged = { verdict: Verdict; reason: EligibilityReason; n?: number };

const judged =
  (verdict: Verdict) =>
  (reason: EligibilityReason, n?: number): Judged => ({
    verdict,
    reason,
    ...(n === undefined ? {} : { n }),
  });
export const fails = judged('fails');
export const ask = judged('ask');
export const met: Judged = { verdict: 'fits', reason: 'met' };
export const unlimited: Judged = { verdict: 'fits', reason: 'no-condition' };

/** Real lists write the absence of a condition in all these ways. */
export function isUnlimited(condition: string): boolean {
  return /^(不限|无|无要求|无限制|不作要求|不限专业|专业不限|—|-)?$/u.test(plain(condition));
}

/** Without spaces and the full stop at the end; brackets and commas in their full width. */
export function plain(condition: string): string {
  return condition
    .replace(/\s/gu, '')
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）')
    .replace(/,/gu, '，')
    .replace(/。$/u, '');
}
