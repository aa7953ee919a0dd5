import { degrees, educations, politicalStatuses } from '#domain/applicant/fields.ts';
import { syntheticApplicant, syntheticIdNumber } from '../journey/person.ts';
import type { Seeded } from '../photo/seeded.ts';

const surnames = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
/** Among them one that the guide of 2017 would have asked to spell otherwise. */
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华䶮玉萍红鹏飞'];
const schools = ['演示大学', '演示师范大学', '演示理工大学', '演示职业学院'];
const majors = ['汉语言文学', '会计学', '法学', '计算机科学与技术', '财务管理', '新闻学', '农学'];
const divisions = ['620102', '620103', '620402', '620502', '621002', '622901', '620702'];

/** Nobody: one of many who are told apart, in all conditions that positions ask for. */
export function demoPerson(random: Seeded): Record<string, unknown> {
  const household = random.pick(divisions);
  const name =
    random.pick(surnames) + random.pick(given) + (random.chance(0.6) ? random.pick(given) : '');
  const freshGraduate = random.chance(0.3);
  return syntheticApplicant({
    name,
    household,
    idNumber: syntheticIdNumber(household),
    education: random.pick([...educations, '本科', '本科']),
    degree: random.pick([...degrees, '学士']),
    politicalStatus: random.pick(politicalStatuses),
    school: random.pick(schools),
    major: random.pick(majors),
    freshGraduate,
    graduationDate: freshGraduate ? '2017-07' : `201${random.below(7)}-06`,
    grassrootsYears: freshGraduate ? 0 : random.below(5),
  });
}
