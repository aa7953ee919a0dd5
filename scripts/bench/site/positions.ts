import type { Position } from '#domain/application/exam.ts';
import { seeded } from '../../photo/seeded.ts';

const towns = Array.from('安定通渭陇西临洮岷山会宁靖远景泰永登榆中皋兰清水秦安甘谷武山张川');
const bureaus = ['财政局', '公安局', '司法局', '税务局', '审计局', '统计局', '法院', '检察院'];
const posts = ['综合管理', '财务管理', '执法勤务', '信息技术', '文秘宣传', '法律事务', '基层执法'];
const subjects = Array.from(
  '会计法律软件网络数学物理化学生物地质测绘水利土木电气机械材料环境农林园艺兽医新闻汉语外语历史哲学经济金融统计管理',
);
const majorEnds = ['学', '工程', '类', '技术', '应用', '管理'];
const educations = ['本科', '大专及以上', '本科及以上', '硕士研究生及以上'];
const experiences = ['不限', '具有2年以上基层工作经历', '2017年应届高校毕业生', '大学生村官'];

/** A synthetic 职位表 as varied as a national one: thousands of departments and lists of majors. */
export function manyPositions(count: number, seed = 2017): Position[] {
  const { below, pick } = seeded(seed);
  const areas = Array.from({ length: 120 }, () => `${pick(towns)}${pick(towns)}县`);
  const departments = Array.from({ length: Math.ceil(count / 5) }, (_, n) => ({
    code: `62${String(n).padStart(4, '0')}`,
    area: areas[n % areas.length] as string,
    name: `${areas[n % areas.length]}${pick(towns)}${pick(bureaus)}${pick(towns)}${pick(towns)}分局`,
  }));
  const majors = Array.from(
    { length: 240 },
    () => pick(subjects) + pick(subjects) + pick(majorEnds),
  );
  const lists = Array.from({ length: Math.ceil(count / 4) }, () =>
    Array.from({ length: 1 + below(5) }, () => pick(majors)).join('、'),
  );
  return Array.from({ length: count }, (_, n) => {
    const department = departments[Math.floor(n / 5)] as (typeof departments)[number];
    return {
      code: `${department.code}${String((n % 5) + 1).padStart(3, '0')}`,
      department: { code: department.code, name: department.name },
      name: `${pick(posts)}科${pick(['一', '二', '三', '四'])}级科员${below(3) ? '' : `（${pick(posts)}）`}`,
      area: department.area,
      vacancies: 1 + below(5),
      category: pick(['市直', '县区直', '乡镇', '参照公务员法管理']),
      conditions: {
        age: '18周岁以上、35周岁以下',
        education: pick(educations),
        degree: pick(['不限', '学士及以上', '硕士及以上']),
        majors: below(10) ? pick(lists) : '不限',
        politicalStatus: below(7) ? '不限' : '中共党员（含预备党员）',
        experience: pick(experiences),
        other: below(3) ? '' : `须持有${pick(majors)}资格证书，能适应夜间值班`,
      },
      note: below(3) ? '' : `最低服务年限${2 + below(5)}年，报考咨询由${department.name}负责`,
    };
  });
}
