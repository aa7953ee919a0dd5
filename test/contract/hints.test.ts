import { expect, test } from 'vitest';
import { viewHints } from '../../contract/hints.ts';
import { examOf } from '../domain/support/builders.ts';
import { applicant } from '../support/application.ts';

const conditions = {
  age: '18周岁以上、35周岁以下',
  education: '本科及以上',
  degree: '不限',
  majors: '不限',
  politicalStatus: '不限',
  experience: '不限',
  other: '',
};
const position = {
  code: '620102001',
  department: { code: '620102', name: '某局' },
  name: '一级科员',
  area: '兰州市',
  vacancies: 1,
  category: '',
  conditions,
  note: '',
};

test('the desk reads one hint per condition, ages as of the first day of registration', () => {
  const hints = viewHints(examOf(), position, applicant, '1975-01-01');
  expect(hints.map(({ code }) => code).sort()).toEqual(Object.keys(conditions).sort());
  expect(hints.find(({ code }) => code === 'age')).toEqual({
    code: 'age',
    verdict: 'fails',
    text: '超过35周岁',
  });
});
