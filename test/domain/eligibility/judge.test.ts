import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../domain/eligibility/facts.ts';
import { type ConditionName, judgeConditions, overall } from '../../../domain/eligibility/judge.ts';

const none = {
  age: '',
  education: '不限',
  degree: '无要求',
  majors: '不限专业',
  politicalStatus: '不限',
  experience: '无',
  other: '',
};
const person: Facts = {
  on: '2017-03-16',
  birthDate: '1990-06-01',
  education: '本科',
  degree: '学士',
  politicalStatus: '群众',
  graduationDate: '2012-06',
  freshGraduate: false,
};

function judge(name: ConditionName, text: string, facts: Partial<Facts> = {}) {
  const hints = judgeConditions({ ...none, [name]: text }, { ...person, ...facts });
  const hint = hints.find(({ condition }) => condition === name);
  return `${hint?.verdict} ${hint?.reason}`;
}

test('conditions that ask for nothing fit everybody, also who has said nothing', () => {
  expect(overall(judgeConditions(none, { on: '2017-03-16' }))).toBe('fits');
});

describe('age', () => {
  const usual = '18周岁以上、35周岁以下';
  const tiered = '18周岁以上、30周岁以下，2026年应届硕士、博士研究生为35周岁以下';
  const dated = '18周岁以上、35周岁以下（1981年3月16日至1999年3月16日期间出生）';
  test.each([
    [usual, '1990-06-01', 'fits met'],
    [usual, '1999-03-15', 'fits met'],
    [usual, '1999-03-16', 'ask age-edge'],
    [usual, '1999-03-17', 'fails age-under'],
    [usual, '1981-03-17', 'fits met'],
    [usual, '1981-03-16', 'ask age-edge'],
    [usual, '1981-03-15', 'fails age-over'],
    [usual, '1980-02-29', 'fails age-over'],
    [dated, '1981-03-16', 'fits met'],
    [dated, '1981-03-15', 'fails age-over'],
    [dated, '1999-03-16', 'fits met'],
    [dated, '1999-03-17', 'fails age-under'],
    ['18周岁以上,35周岁以下。', '1990-06-01', 'fits met'],
    ['35周岁以下', '1990-06-01', 'fits met'],
    ['18至35周岁，退役军人可放宽至38周岁', '1990-06-01', 'ask own-words'],
    ['年满十八周岁', '1990-06-01', 'ask own-words'],
  ])('%s, born %s: %s', (text, birthDate, expected) => {
    expect(judge('age', text, { birthDate })).toBe(expected);
  });
  const master = { on: '2026-01-20', education: '硕士研究生', freshGraduate: true };
  test.each([
    [{ ...master, graduationDate: '2026-06', birthDate: '1993-05-01' }, 'fits met'],
    [{ ...master, graduationDate: '2025-06', birthDate: '1993-05-01' }, 'ask age-tier'],
    [{ ...master, freshGraduate: false, birthDate: '1993-05-01' }, 'fails age-over'],
    [{ ...master, education: '本科', birthDate: '1993-05-01' }, 'fails age-over'],
    [{ ...master, graduationDate: '2026-06', birthDate: '1988-05-01' }, 'fails age-over'],
    [{ ...master, birthDate: '1999-05-01' }, 'fits met'],
  ])('the higher limit of graduates: %o is %s', (facts, expected) => {
    expect(judge('age', tiered, facts)).toBe(expected);
  });
  test('who has not said the birth date is asked for it', () => {
    expect(judge('age', usual, { birthDate: undefined })).toBe('ask fact-missing');
  });
});

test.each([
  ['本科及以上', '大专', 'fails education-below'],
  ['本科及以上', '本科', 'fits met'],
  ['本科及以上学历', '博士研究生', 'fits met'],
  ['大学本科及以上', '本科', 'fits met'],
  ['大专及以上', '大专', 'fits met'],
  ['仅限本科', '硕士研究生', 'ask education-above'],
  ['仅限本科', '大专', 'fails education-below'],
  ['本科或硕士研究生', '硕士研究生', 'fits met'],
  ['大专或本科', '硕士研究生', 'ask education-above'],
  ['仅限博士研究生', '硕士研究生', 'fails education-below'],
  ['研究生及以上', '硕士研究生', 'fits met'],
  ['全日制本科及以上', '本科', 'ask own-words'],
])('education %s, has %s: %s', (text, education, expected) => {
  expect(judge('education', text, { education })).toBe(expected);
});

test.each([
  ['学士及以上', '无', 'fails degree-below'],
  ['学士', '学士', 'fits met'],
  ['学士', '硕士', 'ask degree-above'],
  ['硕士及以上', '学士', 'fails degree-below'],
  ['与学历相对应的学位', '学士', 'fits met'],
  ['与学历相对应的学位', '无', 'ask degree-of-education'],
  ['学士（第一学历）', '学士', 'ask own-words'],
])('degree %s, has %s: %s', (text, degree, expected) => {
  expect(judge('degree', text, { degree })).toBe(expected);
});

test('a degree of the lowest level that the position takes is not to be argued about', () => {
  const conditions = { ...none, education: '本科及以上', degree: '与学历相对应的学位' };
  expect(overall(judgeConditions(conditions, { ...person, degree: '无' }))).toBe('fails');
  const higher = { ...person, education: '硕士研究生', degree: '学士' };
  expect(overall(judgeConditions(conditions, higher))).toBe('ask');
});

test.each([
  ['中共党员（含预备党员）', '中共预备党员', 'fits met'],
  ['限中共党员(含预备党员)', '中共党员', 'fits met'],
  ['中共党员', '中共预备党员', 'ask political-probationary'],
  ['中共党员', '群众', 'fails political-other'],
  ['中共党员或共青团员', '共青团员', 'fits met'],
  ['共青团员', '中共预备党员', 'fails political-other'],
  ['非中共党员', '群众', 'ask own-words'],
])('political status %s, is %s: %s', (text, politicalStatus, expected) => {
  expect(judge('politicalStatus', text, { politicalStatus })).toBe(expected);
});

test.each([
  ['2017年应届高校毕业生', { graduationDate: '2017-06', freshGraduate: true }, 'fits met'],
  [
    '2017年应届高校毕业生',
    { graduationDate: '2016-06', freshGraduate: false },
    'ask graduation-recent',
  ],
  [
    '2017年应届高校毕业生',
    { graduationDate: '2012-06', freshGraduate: false },
    'fails graduation-other',
  ],
  ['限2017届毕业生', { graduationDate: '2018-06', freshGraduate: true }, 'ask graduation-recent'],
  ['具有两年以上基层工作经历', {}, 'ask own-words'],
  ['无要求', {}, 'fits no-condition'],
])('experience %s with %o: %s', (text, facts, expected) => {
  expect(judge('experience', text, facts)).toBe(expected);
});

test.each([
  ['majors', '法学类（0301）'],
  ['other', '限男性；通过大学英语四级'],
  ['other', '取得法律职业资格证书（A类）'],
] as const)('%s is a person’s to judge: %s', (name, text) => {
  expect(judge(name, text)).toBe('ask own-words');
});
