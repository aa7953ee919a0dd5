import type { Statistics } from '#contract/statistics.ts';
import { toWireTime } from '#contract/time.ts';
import type { Instant } from '#domain/application/state.ts';
import { type Figures, figuresOf } from '#domain/figures/figures.ts';
import type { Store } from '../dynamodb/types.ts';

const none = { applied: 0, approved: 0, photoPassed: 0, paid: 0 };

/** The figures with the names of positions, those that nobody chose included; undefined without exam. */
export async function statisticsOf(
  store: Store,
  examId: string,
  now: Instant,
): Promise<Statistics | undefined> {
  if (!(await store.viewExam(examId))) return undefined;
  const figures = figuresOf(await store.loadCounters(examId));
  const positions = await namedPositions(store, examId, figures);
  const names = new Map(positions.map(({ department }) => [department.code, department.name]));
  const departments = figures.departments.map(({ departmentCode, ...counts }) => ({
    department: { code: departmentCode, name: names.get(departmentCode) ?? departmentCode },
    ...counts,
  }));
  const { total, days } = figures;
  return { examId, asOf: toWireTime(now), total, positions, departments, days };
}

async function namedPositions(store: Store, examId: string, figures: Figures) {
  const rows = new Map(figures.positions.map((row) => [row.positionCode, row]));
  const listed = (await store.loadPositions(examId)).map((position) => {
    const { code, name, vacancies, department } = position;
    const { departmentCode, positionCode, ...counts } = rows.get(code) ?? {
      departmentCode: department.code,
      positionCode: code,
      ...none,
    };
    rows.delete(code);
    return { position: { code, name }, department, vacancies, ...counts };
  });
  // What was taken out of the list keeps its people.
  const unlisted = [...rows.values()].map(({ departmentCode, positionCode, ...counts }) => ({
    position: { code: positionCode, name: positionCode },
    department: { code: departmentCode, name: departmentCode },
    vacancies: 0,
    ...counts,
  }));
  return [...listed, ...unlisted];
}

type Counts = Statistics['total'];
const heads = ['报名人数', '审核通过', '照片通过', '已缴费'];
const cells = ({ applied, approved, photoPassed, paid }: Counts) => [
  applied,
  approved,
  photoPassed,
  paid,
];

/** The table of positions for a spreadsheet. */
export function positionLines({ positions }: Statistics): (string | number)[][] {
  const lines = positions.map(({ department, position, vacancies, ...counts }) => {
    const place = [department.code, department.name, position.code, position.name];
    return [...place, vacancies, ...cells(counts)];
  });
  return [['部门代码', '部门', '职位代码', '职位', '招录人数', ...heads], ...lines];
}

/** The table of days. */
export function dayLines({ days }: Statistics): (string | number)[][] {
  return [['日期', ...heads], ...days.map(({ day, ...counts }) => [day, ...cells(counts)])];
}
