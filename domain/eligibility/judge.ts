import type { Position } from '../application/exam.ts';
import { judgeAge } from './age.ts';
import type { Facts } from './facts.ts';
import { judgeGraduation, judgePolitical } from './person.ts';
import { judgeDegree, judgeEducation } from './study.ts';
import { ask, isUnlimited, type Judged, unlimited, type Verdict } from './verdict.ts';

export type ConditionName = keyof Position['conditions'];
export type Hint = Judged & { condition: ConditionName };

/**
 * What the machine can say of each condition, for the applicant and the reviewer alike. It reads
 * age, education, degree, political status and the year of graduation as real lists write them;
 * every other wording, and every other condition, is a person's to judge. It decides nothing.
 */
export function judgeConditions(conditions: Position['conditions'], facts: Facts): Hint[] {
  const { age, education, degree, majors, politicalStatus, experience, other } = conditions;
  const judged: Record<ConditionName, Judged> = {
    age: judgeAge(age, facts),
    education: judgeEducation(education, facts),
    degree: judgeDegree(degree, facts, education),
    majors: unread(majors),
    politicalStatus: judgePolitical(politicalStatus, facts),
    experience: judgeGraduation(experience, facts) ?? unread(experience),
    other: judgeGraduation(other, facts) ?? unread(other),
  };
  return Object.entries(judged).map(([condition, hint]) => ({
    condition: condition as ConditionName,
    ...hint,
  }));
}

function unread(condition: string): Judged {
  return isUnlimited(condition) ? unlimited : ask('own-words');
}

/** One 不符合 is enough; else one 需人工判断; else 符合. */
export function overall(hints: readonly Hint[]): Verdict {
  if (hints.some(({ verdict }) => verdict === 'fails')) return 'fails';
  return hints.some(({ verdict }) => verdict === 'ask') ? 'ask' : 'fits';
}
