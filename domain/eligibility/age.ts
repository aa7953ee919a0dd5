import type { Facts } from './facts.ts';
import { ask, fails, isUnlimited, type Judged, met, plain, unlimited } from './verdict.ts';

const span = '(?:(\\d+)周岁(?:及)?以上)?(?:[、，至]|，?并?且?)?(?:(\\d+)周岁(?:及)?以下)?';
const born =
  '（(\\d{4})年(\\d{1,2})月(\\d{1,2})日至(\\d{4})年(\\d{1,2})月(\\d{1,2})日(?:期间)?出生）';
const tier =
  '[，；](\\d{4})年应届(硕士、博士|博士)研究生(?:放宽)?(?:为|到|至)(\\d+)周岁(?:及)?以下';
/** 「18周岁以上、30周岁以下，2026年应届硕士、博士研究生为35周岁以下」, whole. */
const pattern = new RegExp(`^${span}(?:${born})?(?:${tier})?$`, 'u');

/**
 * Reckoned on `facts.on`, or by the dates of birth that the text names. Lists and offices count
 * the birthday itself differently: who has it on that day is a person's to judge.
 */
export function judgeAge(condition: string, facts: Facts): Judged {
  if (isUnlimited(condition)) return unlimited;
  const match = pattern.exec(plain(condition));
  // Dates alone name no ages to speak of.
  if (!match || (match[3] && !(match[1] && match[2]))) return ask('own-words');
  const { birthDate } = facts;
  if (!birthDate) return ask('fact-missing');
  const [, least, most, ...dates] = match;
  const [y1, m1, d1, y2, m2, d2, year, who, higher] = dates;
  if (y1 && m1 && d1 && y2 && m2 && d2) {
    const [from, to] = [date(y1, m1, d1), date(y2, m2, d2)];
    if (birthDate > to) return fails('age-under', Number(least));
    if (birthDate >= from) return met;
  } else {
    if (least !== undefined) {
      const grown = birthday(birthDate, Number(least));
      if (grown === facts.on) return ask('age-edge');
      if (grown > facts.on) return fails('age-under', Number(least));
    }
    if (most === undefined) return met;
    const beyond = pastLimit(birthDate, Number(most), facts.on);
    if (beyond === 'edge') return ask('age-edge');
    if (!beyond) return met;
  }
  if (!higher || !mayBeTier(who as string, facts)) return fails('age-over', Number(most));
  const beyond = pastLimit(birthDate, Number(higher), facts.on);
  if (beyond === true) return fails('age-over', Number(higher));
  if (beyond === 'edge') return ask('age-edge');
  const isTier = facts.freshGraduate === true && facts.graduationDate?.startsWith(`${year}-`);
  return isTier ? met : ask('age-tier', Number(most));
}

/** Who says to be no graduate of the year, or to have studied less, has the usual limit. */
function mayBeTier(who: string, { education, freshGraduate }: Facts): boolean {
  if (freshGraduate === false) return false;
  return education === '博士研究生' || (who !== '博士' && education === '硕士研究生');
}

/** Beyond the limit from the birthday after it on; that day itself is the edge. */
function pastLimit(birthDate: string, most: number, on: string): boolean | 'edge' {
  const past = birthday(birthDate, most + 1);
  return past === on ? 'edge' : past < on;
}

/** Who was born on 29 February has the birthday on 1 March in other years. */
function birthday(birthDate: string, years: number): string {
  const at = new Date(`${birthDate}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() + years);
  return at.toISOString().slice(0, 10);
}

function date(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
