import type { Facts } from '#domain/eligibility/facts.ts';
import { type Hint, judgeConditions, overall } from '#domain/eligibility/judge.ts';
import { eligibilityReasons } from '#domain/eligibility/sentences.ts';
import type { PositionRow } from '#domain/position-index.ts';
import type { Values } from '../state/draft.ts';
import { texts } from '../state/preferences.ts';

const t = texts(eligibilityReasons);

export const reasonOf = ({ reason, n }: Hint) => t(reason, n === undefined ? {} : { n });

/** `opens`: when registration opens, with Beijing's offset: ages are as of that day. */
export function hintsOf(
  { conditions }: PositionRow,
  values: Values,
  birthDate: string,
  opens: string,
): Hint[] {
  const { education, degree, politicalStatus, freshGraduate } = values;
  const graduationDate = values.graduationDate.trim();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(birthDate) && !Number.isNaN(Date.parse(birthDate));
  const facts: Facts = {
    on: opens.slice(0, 10),
    birthDate: isDay ? birthDate : undefined,
    education: education || undefined,
    degree: degree || undefined,
    politicalStatus: politicalStatus || undefined,
    graduationDate: /^\d{4}-\d{2}$/.test(graduationDate) ? graduationDate : undefined,
    freshGraduate: freshGraduate === '' ? undefined : freshGraduate === 'yes',
  };
  return judgeConditions(conditions, facts);
}

export { overall };
