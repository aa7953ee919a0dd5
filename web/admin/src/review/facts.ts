import type { ReviewApplication } from '../api.ts';

type Hint = ReviewApplication['hints'][number];
export type Fact = { name: string; fact: string; condition: string; hint?: Hint | undefined };

/** What the person says beside what the position asks for, row by row. */
export function factsOf({ applicant, position, sex, birthDate, hints }: ReviewApplication): Fact[] {
  const { conditions } = position;
  const row = (name: string, code: Hint['code'], fact: string): Fact => ({
    name,
    fact,
    condition: conditions[code] || '—',
    hint: hints.find((hint) => hint.code === code),
  });
  const plain = (name: string, fact: string): Fact => ({ name, fact, condition: '' });
  const fresh = applicant.freshGraduate ? '应届毕业生' : '非应届';
  return [
    row('年龄', 'age', `${birthDate ?? '—'} 出生，${sex ?? '—'}`),
    row('学历', 'education', applicant.education),
    row('学位', 'degree', applicant.degree),
    row('专业', 'majors', applicant.major),
    row('政治面貌', 'politicalStatus', applicant.politicalStatus),
    row('工作经历', 'experience', `基层 ${applicant.grassrootsYears} 年，${fresh}`),
    row('户籍及其他', 'other', `户籍 ${applicant.household}`),
    plain('毕业院校', `${applicant.school}，${applicant.graduationDate}`),
    plain('身份证号', applicant.idNumber),
    ...(applicant.resume ? [plain('简历', applicant.resume)] : []),
    ...(position.note ? [plain('职位备注', position.note)] : []),
  ];
}
