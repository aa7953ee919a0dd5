import type { Position } from '../application/exam.ts';
import type { Column, Field } from './columns.ts';
import { fields } from './columns.ts';
import type { SheetRow } from './sheet.ts';

/** How an exam's table is read beside its headers. */
export type Reading = {
  /** Without a column of department codes: so many first digits of the position's code. */
  departmentDigits: number;
  /** Where work is by the first digits of a code; else the name of the sheet. */
  areas: { prefix: string; name: string }[];
};

/** One sentence about one cell of a row. */
export type CellError = { column: number; sentence: string };
export type ReadRow = { position: Position } | { errors: CellError[] };

const limits: Partial<Record<Field, number>> = {
  department: 200,
  name: 200,
  area: 100,
  category: 100,
};
const LONGEST = 2000;
const mayBeEmpty = (field: Field): boolean =>
  !['code', 'department', 'name', 'vacancies'].includes(field);

/** One row as a position, or every cell of it that has to be corrected. */
export function readRow(
  row: SheetRow,
  columns: Column[],
  sheet: string,
  reading: Reading,
): ReadRow {
  const errors: CellError[] = [];
  const value = {} as Record<Field, string>;
  const rest: string[] = [];
  for (const { index, header, field } of columns) {
    const cell = row.cells[index];
    const text = cell?.text.trim() ?? '';
    const name = field ? fields[field] : header;
    const fail = (sentence: string) => errors.push({ column: index, sentence });
    if (cell?.kind === 'formula') fail(`${name}是公式，请复制后“粘贴为数值”`);
    else if (cell?.kind === 'error') fail(`${name}是错误值 ${text}，请改正`);
    else if (text.length > ((field && limits[field]) ?? LONGEST)) fail(`${name}过长`);
    else if (/[\0\uFFFD]/.test(text) || !text.isWellFormed()) fail(`${name}含有无法保存的字符`);
    else if (!field) rest.push(...(text ? [`${header}：${text}`] : []));
    else if (text === '' && !mayBeEmpty(field)) fail(`${name}不能为空`);
    else value[field] = text;
  }
  const columnOf = (field: Field) => columns.find((one) => one.field === field)?.index ?? 0;
  const code = (value.code ?? '').normalize('NFKC');
  if (value.code !== undefined && !/^[A-Za-z0-9_-]{1,40}$/.test(code)) {
    errors.push({
      column: columnOf('code'),
      sentence: '职位代码只能是字母、数字、- 和 _，不超过 40 位',
    });
  }
  const vacancies = Number((value.vacancies ?? '').normalize('NFKC').replace(/人$/, ''));
  if (value.vacancies !== undefined && !(Number.isInteger(vacancies) && isPlace(vacancies))) {
    errors.push({ column: columnOf('vacancies'), sentence: '招录人数须为 1 至 10000 的整数' });
  }
  const departmentCode = value.departmentCode || code.slice(0, reading.departmentDigits);
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(departmentCode) && value.departmentCode) {
    errors.push({ column: columnOf('departmentCode'), sentence: '机关代码格式不正确' });
  }
  const note = [value.note, ...rest].filter(Boolean).join('；');
  if (note.length > LONGEST) errors.push({ column: columnOf('note'), sentence: '备注过长' });
  if (errors.length > 0) return { errors };
  const area = reading.areas.find(({ prefix }) => code.startsWith(prefix))?.name ?? sheet;
  return { position: positionOf(value, { code, vacancies, departmentCode, area, note }) };
}

const isPlace = (count: number): boolean => count >= 1 && count <= 10_000;

type Made = Pick<Position, 'code' | 'vacancies' | 'area' | 'note'> & { departmentCode: string };

function positionOf(value: Record<Field, string>, made: Made): Position {
  const { departmentCode, area, ...rest } = made;
  return {
    ...rest,
    department: { code: departmentCode, name: value.department },
    name: value.name,
    area: (value.area || area).slice(0, 100),
    category: value.category ?? '',
    conditions: {
      age: value.age ?? '',
      education: value.education ?? '',
      degree: value.degree ?? '',
      majors: value.majors ?? '',
      politicalStatus: value.politicalStatus ?? '',
      experience: value.experience ?? '',
      other: value.other ?? '',
    },
  };
}
