import type { Applicant } from '#contract/applicant.ts';

/** A synthetic person: the division code 000000 belongs to nobody. */
export const applicant: Applicant = {
  name: '测试甲',
  idNumber: '000000199001010000',
  phone: '13000000000',
  politicalStatus: '群众',
  education: '本科',
  degree: '学士',
  school: '样本大学',
  major: '样本专业',
  graduationDate: '2012-07',
  freshGraduate: false,
  grassrootsYears: 2,
  household: '620102',
};
