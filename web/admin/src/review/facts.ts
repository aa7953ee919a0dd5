import type { ReviewApplication } from '../api.ts';

export type Fact = { name: string; fact: string; condition: string; hint: 'fits' | 'ask' | 'none' };

const ranks = ['大专', '本科', '硕士', '博士'];
const rankOf = (text: string) => ranks.findIndex((rank) => text.includes(rank));

/** 「本科及以上」 and the like. */
function reaches(value: string, condition: string): boolean {
  const least = /(大专|本科|硕士|博士)(研究生)?(学历)?(及|或)?以上/.exec(condition)?.[1];
  return least !== undefined && rankOf(value) >= ranks.indexOf(least);
}

/** The machine only ever says "fits" when words show it; everything else is a person's. */
function hintOf(value: string, condition: string): Fact['hint'] {
  if (condition.trim() === '' || /^(不限|无|无限制)/.test(condition.trim())) return 'fits';
  if (value !== '' && (condition.includes(value) || reaches(value, condition))) return 'fits';
  return 'ask';
}

/** What the person says beside what the position asks for, row by row. */
export function factsOf({ applicant, position, sex, birthDate }: ReviewApplication): Fact[] {
  const { conditions } = position;
  const row = (name: string, value: string, condition: string, shown = value): Fact => ({
    name,
    fact: shown,
    condition: condition || '—',
    hint: hintOf(value, condition),
  });
  const plain = (name: string, fact: string): Fact => ({ name, fact, condition: '', hint: 'none' });
  const fresh = applicant.freshGraduate ? '应届毕业生' : '非应届';
  return [
    row('年龄', '', conditions.age, `${birthDate ?? '—'} 出生，${sex ?? '—'}`),
    row('学历', applicant.education, conditions.education),
    row('学位', applicant.degree, conditions.degree),
    row('专业', applicant.major, conditions.majors),
    row('政治面貌', applicant.politicalStatus, conditions.politicalStatus),
    row('工作经历', '', conditions.experience, `基层 ${applicant.grassrootsYears} 年，${fresh}`),
    row('户籍及其他', '', conditions.other, `户籍 ${applicant.household}`),
    plain('毕业院校', `${applicant.school}，${applicant.graduationDate}`),
    plain('身份证号', applicant.idNumber),
    ...(applicant.resume ? [plain('简历', applicant.resume)] : []),
    ...(position.note ? [plain('职位备注', position.note)] : []),
  ];
}
