import { areas } from './areas.ts';

const PER_AREA = 16;

const departments = [
  ['人力资源和社会保障局', '01'],
  ['财政局', '02'],
  ['市场监督管理局', '03'],
  ['司法局', '04'],
];
const jobs = [
  { name: '一级科员（综合文秘）', majors: '中国语言文学类、新闻传播学类' },
  { name: '一级科员（财务管理）', majors: '会计学、财务管理、审计学' },
  { name: '一级科员（法律事务）', majors: '法学类' },
  { name: '一级科员（信息技术）', majors: '计算机类、电子信息类' },
];
const categories = ['市直', '县区直', '乡镇', '参照公务员法管理'];
const degrees = [
  { education: '本科及以上', degree: '学士及以上' },
  { education: '大专及以上', degree: '不限' },
  { education: '硕士研究生及以上', degree: '硕士及以上' },
];
const experiences = ['不限', '具有2年以上基层工作经历', '2017年应届高校毕业生'];

/** Synthetic positions, the same at every start: 16 of each city, 224 in all. */
export const demoPositions = () =>
  areas.flatMap((area, areaIndex) =>
    Array.from({ length: PER_AREA }, (_, index) => positionOf(area, areaIndex, index)),
  );

function positionOf(area: { code: string; name: string }, areaIndex: number, index: number) {
  const seed = areaIndex * PER_AREA + index;
  const [departmentName, departmentNumber] = pick(departments, Math.floor(index / 4));
  const job = pick(jobs, index);
  return {
    code: `${area.code}${String(index + 1).padStart(3, '0')}`,
    department: {
      // The reviewer of one department, `reviewer-b`, has 620102.
      code: `${area.code.slice(0, 4)}${departmentNumber}`,
      name: `${area.name}${departmentName}`,
    },
    name: job.name,
    area: area.name,
    vacancies: 1 + (seed % 5),
    category: pick(categories, seed),
    conditions: {
      age: '18周岁以上、35周岁以下',
      ...pick(degrees, seed),
      majors: index % 5 === 4 ? '不限' : job.majors,
      politicalStatus: seed % 7 === 6 ? '中共党员（含预备党员）' : '不限',
      experience: pick(experiences, seed),
      other: '',
    },
    note: seed % 3 === 0 ? '最低服务年限五年' : '',
  };
}

function pick<Item>(items: Item[], index: number): Item {
  return items[index % items.length] as Item;
}
