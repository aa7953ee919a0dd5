import { expect, it } from 'vitest';
import { SaveApplication } from '#contract/application.ts';
import { issuesProblem, Problem, problemOf } from '#contract/problem.ts';
import { applicant } from './applicant.sample.ts';

function errorsOf(body: unknown) {
  const { error } = SaveApplication.safeParse(body);
  return issuesProblem(error?.issues ?? [], 'trace-1').errors;
}
const body = {
  pledge: { version: '1', accepted: true },
  applicant,
  positionCode: '1001',
  areaCode: 'lanzhou',
};

it('accepts a complete body with rare characters', () => {
  expect(errorsOf({ ...body, applicant: { ...applicant, name: '测试𠮷·样本' } })).toEqual([]);
});

it('points at the field of the form', () => {
  const { school: _, ...rest } = applicant;
  expect(errorsOf({ ...body, applicant: { ...rest, phone: '12' } })).toMatchObject([
    { pointer: '/applicant/phone', code: 'wrong-format' },
    { pointer: '/applicant/school', code: 'required' },
  ]);
});

it('names unknown keys, escaped as RFC 6901 says', () => {
  expect(errorsOf({ ...body, 'a/b~': 1 })).toMatchObject([
    { pointer: '/a~1b~0', code: 'unknown-field' },
  ]);
});

it('refuses a lone surrogate and NUL', () => {
  for (const school of ['\ud800', 'a\0b']) {
    expect(errorsOf({ ...body, applicant: { ...applicant, school } })).toMatchObject([
      { pointer: '/applicant/school', code: 'malformed-text' },
    ]);
  }
});

it('carries the sentence and the cause of a refusal', () => {
  const problem = Problem.parse(problemOf({ code: 'photo-missing' }, 'trace-1'));
  expect(problem.title).toBe('该考生还没有传照片，请传完照片后再进行缴费业务');
  expect(problem).toMatchObject({ status: 409, code: 'photo-missing', traceId: 'trace-1' });
  expect(problem.detail).toBeDefined();
});

it('normalises the name and the last digit of the ID, and tells what is wrong with a name', () => {
  const given = { ...applicant, name: ' 测试.甲 ', idNumber: '00000019900101000x' };
  expect(SaveApplication.parse({ ...body, applicant: given }).applicant).toMatchObject({
    name: '测试·甲',
    idNumber: '00000019900101000X',
  });
  expect(errorsOf({ ...body, applicant: { ...applicant, name: 'Test' } })).toMatchObject([
    { pointer: '/applicant/name', code: 'name-characters' },
  ]);
});
