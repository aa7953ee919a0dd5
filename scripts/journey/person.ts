import { randomInt } from 'node:crypto';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A well-formed ID number of nobody: random serial, birth date 1995 to 1999 (GB 11643). */
export function syntheticIdNumber(division = '620102'): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const birth = `${randomInt(1995, 2000)}${two(randomInt(1, 13))}${two(randomInt(1, 29))}`;
  const body = `${division}${birth}${String(randomInt(0, 1000)).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

/** A synthetic applicant whose name the guide of 2017 would have asked to spell otherwise. */
export function syntheticApplicant(overrides: Record<string, unknown> = {}) {
  return {
    name: '王䶮',
    idNumber: syntheticIdNumber(),
    phone: `1990000${String(randomInt(0, 10_000)).padStart(4, '0')}`,
    politicalStatus: '共青团员',
    education: '本科',
    degree: '学士',
    school: '演示大学 #1',
    major: '汉语言文学',
    graduationDate: '2016-06',
    freshGraduate: false,
    grassrootsYears: 0,
    household: '620102',
    ...overrides,
  };
}
