import { degrees, educations } from '../applicant/fields.ts';
import type { Facts } from './facts.ts';
import { ask, fails, isUnlimited, type Judged, met, plain, unlimited } from './verdict.ts';

const spellings: Record<string, string> = {
  专科: '大专',
  高职: '大专',
  大学本科: '本科',
  研究生: '硕士研究生',
};

/** Ranks that a condition names: 「本科及以上」 is from 1 on; 「仅限本科」 is 1 alone. */
type Levels = { ranks: number[]; andAbove: boolean };

const rankOf = (word: string, scale: readonly string[]) => scale.indexOf(word);

function levelsOf(condition: string, scale: readonly string[], suffix: string): Levels | undefined {
  const text = plain(condition).replace(/^(仅限|限)/u, '');
  const above = /(及|或|含)?以上(学历|学位)?$/u.exec(text);
  const names = (above ? text.slice(0, above.index) : text).split(/或者|或|、|和/u);
  const ranks = names.map((name) => {
    const word = name.replace(new RegExp(`${suffix}$`, 'u'), '');
    return scale.indexOf(spellings[word] ?? word);
  });
  return ranks.some((rank) => rank < 0) ? undefined : { ranks, andAbove: above !== null };
}

export function judgeEducation(condition: string, { education }: Facts): Judged {
  if (isUnlimited(condition)) return unlimited;
  const levels = levelsOf(condition, educations, '学历');
  if (!levels) return ask('own-words');
  if (!education) return ask('fact-missing');
  return compare(rankOf(education, educations), levels, 'education');
}

/** 「与学历相对应的学位」 asks for the degree of the level by which the person applies. */
export function judgeDegree(condition: string, facts: Facts, educationCondition: string): Judged {
  if (isUnlimited(condition)) return unlimited;
  const { degree, education } = facts;
  const matching = /^与学历(层次)?相(对应|应|符)的学位$/u.test(plain(condition));
  const levels = levelsOf(condition, degrees, '学位');
  if (!matching && !levels) return ask('own-words');
  if (!degree || (matching && !education)) return ask('fact-missing');
  const rank = rankOf(degree, degrees);
  if (levels) return compare(rank, levels, 'degree');
  const level = rankOf(education as string, educations);
  if (rank >= level) return met;
  const least = levelsOf(educationCondition, educations, '学历')?.ranks.sort()[0];
  // A lower level that the position takes too may be the one to apply by.
  return least === level ? fails('degree-below') : ask('degree-of-education');
}

function compare(rank: number, { ranks, andAbove }: Levels, what: 'education' | 'degree'): Judged {
  const least = Math.min(...ranks);
  if (rank < 0) return ask('own-words');
  if (ranks.includes(rank) || (andAbove && rank > least)) return met;
  return rank < least ? fails(`${what}-below`) : ask(`${what}-above`);
}
