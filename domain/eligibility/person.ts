import type { Facts } from './facts.ts';
import { ask, fails, isUnlimited, type Judged, met, plain, unlimited } from './verdict.ts';

const statuses = ['中共党员', '共青团员', '民主党派', '无党派人士', '群众'];
const probationary = '中共预备党员';

/** 「中共党员（含预备党员）」, 「中共党员或共青团员」 and the like. */
export function judgePolitical(condition: string, { politicalStatus }: Facts): Judged {
  if (isUnlimited(condition)) return unlimited;
  const text = plain(condition).replace(/^(仅限|限)/u, '');
  const withProbationary = /（含(中共)?预备党员）|中共预备党员/u.test(text);
  const named = text
    .replace(/（含(中共)?预备党员）/gu, '')
    .split(/或者|或|、|和/u)
    .filter((name) => name !== probationary);
  if (named.some((name) => !statuses.includes(name))) return ask('own-words');
  if (!politicalStatus) return ask('fact-missing');
  if (named.includes(politicalStatus)) return met;
  if (politicalStatus !== probationary) return fails('political-other');
  if (withProbationary) return met;
  return named.includes('中共党员') ? ask('political-probationary') : fails('political-other');
}

const graduates =
  /^(?:仅?限)?(\d{4})年?届?(?:应届)?(?:普通)?(?:高校|高等院校|大学)?毕业生(?:报考)?$/u;
/** Graduates who have found no post count as those of the year for two more years. */
const searchYears = 2;

/** 「2017年应届高校毕业生」; undefined when the text speaks of something else. */
export function judgeGraduation(condition: string, facts: Facts): Judged | undefined {
  const match = graduates.exec(plain(condition));
  if (!match) return undefined;
  const { graduationDate, freshGraduate } = facts;
  if (!graduationDate || freshGraduate === undefined) return ask('fact-missing');
  const year = Number(match[1]);
  const graduated = Number(graduationDate.slice(0, 4));
  if (freshGraduate && graduated === year) return met;
  const longAgo = graduated < year - searchYears || graduated > year;
  return !freshGraduate && longAgo ? fails('graduation-other') : ask('graduation-recent');
}
