import type { Position } from './application/exam.ts';

/** A column with few values and many rows: row n holds values[rows[n]]. */
export type Column = { values: string[]; rows: number[] };

const columnNames = [
  'name',
  'departmentCode',
  'department',
  'area',
  'category',
  'age',
  'education',
  'degree',
  'majors',
  'politicalStatus',
  'experience',
  'other',
] as const;
type ColumnName = (typeof columnNames)[number];

/**
 * What a search needs of all positions of an exam, small enough for a phone: 20,000 rows in at
 * most 300 KB over the wire. The notes stay in parts of `partSize`
 * rows in the order of `codes`, which are read when one position is looked at.
 */
export type PositionIndex = {
  /** Names the parts that belong to this index. */
  edition: string;
  partSize: number;
  codes: string[];
  vacancies: number[];
  columns: Record<ColumnName, Column>;
};

/** A position without its note; all conditions are there, the hints judge them. */
export type PositionRow = Omit<Position, 'note'>;

/** One part is about 25 KB over the wire, and a large table has some dozens of them. */
const PART_SIZE = 500;

/** The order of index and parts: a repeated import gives the same bytes. */
export const inOrder = (positions: Position[]): Position[] =>
  [...positions].sort((a, b) => (a.code < b.code ? -1 : 1));

/** @param ordered what inOrder gave */
export function indexPositions(ordered: Position[], edition: string): PositionIndex {
  const column = (read: (position: Position) => string): Column => {
    const numbers = new Map<string, number>();
    const rows = ordered.map((position) => {
      const value = read(position);
      const number = numbers.get(value) ?? numbers.size;
      numbers.set(value, number);
      return number;
    });
    return { values: [...numbers.keys()], rows };
  };
  const condition = (name: keyof Position['conditions']) =>
    column(({ conditions }) => conditions[name]);
  return {
    edition,
    partSize: PART_SIZE,
    codes: ordered.map(({ code }) => code),
    vacancies: ordered.map(({ vacancies }) => vacancies),
    columns: {
      name: column(({ name }) => name),
      departmentCode: column(({ department }) => department.code),
      department: column(({ department }) => department.name),
      area: column(({ area }) => area),
      category: column(({ category }) => category),
      age: condition('age'),
      education: condition('education'),
      degree: condition('degree'),
      majors: condition('majors'),
      politicalStatus: condition('politicalStatus'),
      experience: condition('experience'),
      other: condition('other'),
    },
  };
}

/** The whole positions again, in parts of the index's size. */
export function partsOf(ordered: Position[]): Position[][] {
  const count = Math.ceil(ordered.length / PART_SIZE);
  return Array.from({ length: count }, (_, n) => ordered.slice(n * PART_SIZE, (n + 1) * PART_SIZE));
}

export function rowOf({ codes, vacancies, columns }: PositionIndex, row: number): PositionRow {
  const of = (name: ColumnName) => columns[name].values[columns[name].rows[row] ?? -1] ?? '';
  return {
    code: codes[row] ?? '',
    department: { code: of('departmentCode'), name: of('department') },
    name: of('name'),
    area: of('area'),
    vacancies: vacancies[row] ?? 0,
    category: of('category'),
    conditions: {
      age: of('age'),
      education: of('education'),
      degree: of('degree'),
      majors: of('majors'),
      politicalStatus: of('politicalStatus'),
      experience: of('experience'),
      other: of('other'),
    },
  };
}

export type PositionFilters = { words: string[]; area: string; education: string };

/**
 * The rows that hold every word in code, name, department or majors. Words are looked for in each
 * distinct value once, not in each row.
 */
export function findRows(index: PositionIndex, filters: PositionFilters): number[] {
  const { codes, columns } = index;
  const wanted = (name: 'area' | 'education') =>
    filters[name] ? columns[name].values.indexOf(filters[name]) : undefined;
  const area = wanted('area');
  const education = wanted('education');
  const searched = [columns.name, columns.department, columns.majors];
  const words = filters.words.map((word) => ({
    word,
    hits: searched.map(({ values }) => values.map((value) => value.includes(word))),
  }));
  const found: number[] = [];
  for (let row = 0; row < codes.length; row += 1) {
    if (area !== undefined && columns.area.rows[row] !== area) continue;
    if (education !== undefined && columns.education.rows[row] !== education) continue;
    const isFound = words.every(
      ({ word, hits }) =>
        searched.some(({ rows }, n) => hits[n]?.[rows[row] ?? -1]) || codes[row]?.includes(word),
    );
    if (isFound) found.push(row);
  }
  return found;
}
