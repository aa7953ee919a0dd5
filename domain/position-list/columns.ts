import type { Cell, SheetRow } from './sheet.ts';

/** What a column of the agency's table is for; unknown columns are kept in the note. */
export const fields = {
  code: '职位代码',
  department: '招录机关',
  departmentCode: '机关代码',
  name: '职位名称',
  area: '工作地点',
  vacancies: '招录人数',
  category: '职位类别',
  age: '年龄要求',
  education: '学历要求',
  degree: '学位要求',
  majors: '专业要求',
  politicalStatus: '政治面貌',
  experience: '工作经历要求',
  other: '其他要求',
  note: '备注',
} as const;
export type Field = keyof typeof fields;

/** Headers by field, as the office may edit them for an exam. */
export type Aliases = Record<Field, string[]>;

export const defaultAliases: Aliases = {
  code: ['职位代码', '岗位代码', '职位编码', '职位编号', '岗位编号'],
  department: ['招录机关（单位）', '招录机关', '招考单位', '用人单位', '招录单位', '部门名称'],
  departmentCode: ['机关代码', '单位代码', '部门代码'],
  name: ['职位名称', '岗位名称', '招考职位', '招录职位'],
  area: ['工作地点', '地区', '所属地区', '市州'],
  vacancies: ['招录人数', '招考人数', '拟录用人数', '录用计划', '人数', '计划数'],
  category: ['职位类别', '机构性质', '职位类型', '考试类别'],
  age: ['年龄要求', '年龄'],
  education: ['学历要求', '学历'],
  degree: ['学位要求', '学位'],
  majors: ['专业', '专业要求', '所学专业'],
  politicalStatus: ['政治面貌', '政治面貌要求'],
  experience: ['工作经历要求', '基层工作经历', '基层工作最低年限', '工作经历'],
  other: ['其他要求', '其他条件', '其他'],
  note: ['备注', '说明'],
};

/** Without these a row of headers is none. */
const needed: Field[] = ['code', 'name', 'department', 'vacancies'];
const SEARCHED_ROWS = 30;

export type Column = { index: number; header: string; field: Field | undefined };
export type Header = { row: number; columns: Column[] };

/** Headers are compared without spaces, line breaks, width of brackets. */
export const plain = (header: string): string => header.normalize('NFKC').replace(/\s+/g, '');

/** The first row that names all needed columns; rows above it are titles. */
export function findHeader(rows: SheetRow[], aliases: Aliases): Header | undefined {
  for (const { row, cells } of rows.slice(0, SEARCHED_ROWS)) {
    const columns = columnsOf(cells, aliases);
    if (needed.every((field) => columns.some((column) => column.field === field))) {
      return { row, columns };
    }
  }
  return undefined;
}

/** A field goes to the first column that names it; later ones of the same name are unknown. */
function columnsOf(cells: (Cell | undefined)[], aliases: Aliases): Column[] {
  const taken = new Set<Field>();
  return cells.flatMap((cell, index): Column[] => {
    if (!cell) return [];
    const header = plain(cell.text);
    const named = Object.entries(aliases) as [Field, string[]][];
    const field = named.find(([, names]) => names.some((name) => plain(name) === header))?.[0];
    const isFree = field !== undefined && !taken.has(field);
    if (isFree) taken.add(field);
    return [{ index, header: cell.text.trim(), field: isFree ? field : undefined }];
  });
}
