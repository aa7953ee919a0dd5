import { strToU8, zipSync } from 'fflate';

/** A cell as a person types it; `=…` is a formula, a number a number, undefined empty. */
export type Typed = string | number | undefined;
export type TypedSheet = { name: string; rows: Typed[][]; merges?: string[]; hidden?: boolean };

const inXml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\r/g, '_x000D_');
const letters = (index: number) => String.fromCharCode(65 + index);
const namespace = 'http://schemas.openxmlformats.org';
const related = `${namespace}/officeDocument/2006/relationships`;

/** The parts of an .xlsx file by name, for tests to spoil. */
export function workbookParts(sheets: TypedSheet[]): Record<string, string> {
  const strings: string[] = [];
  const cell = (value: Typed, address: string) => {
    if (value === undefined) return `<c r="${address}" s="1"/>`;
    if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`;
    if (value.startsWith('='))
      return `<c r="${address}"><f>${inXml(value.slice(1))}</f><v>1</v></c>`;
    const index = strings.push(`<si><t xml:space="preserve">${inXml(value)}</t></si>`) - 1;
    return `<c r="${address}" t="s"><v>${index}</v></c>`;
  };
  const sheet = ({ rows, merges = [] }: TypedSheet) => {
    const lines = rows.map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((value, column) => cell(value, letters(column) + (row + 1))).join('')}</row>`,
    );
    const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
    return `<worksheet xmlns="${namespace}/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
  };
  const parts = Object.fromEntries(
    sheets.map((one, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet(one)]),
  );
  const named = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${inXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="r${index + 1}"/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="r${index + 1}" Type="${related}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const rels = (inside: string) =>
    `<Relationships xmlns="${namespace}/package/2006/relationships">${inside}</Relationships>`;
  return {
    '[Content_Types].xml': `<Types xmlns="${namespace}/package/2006/content-types"/>`,
    '_rels/.rels': rels(
      `<Relationship Id="r1" Type="${related}/officeDocument" Target="xl/workbook.xml"/>`,
    ),
    'xl/workbook.xml': `<workbook xmlns:r="${related}"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      `${relations.join('')}<Relationship Id="s" Type="${related}/sharedStrings" Target="sharedStrings.xml"/>`,
    ),
    'xl/sharedStrings.xml': `<sst>${strings.join('')}</sst>`,
    ...parts,
  };
}

export const zipped = (parts: Record<string, string>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  );

export const workbook = (sheets: TypedSheet[]): Buffer => zipped(workbookParts(sheets));

const header = [
  '招录机关\n（单位）',
  '职位名称',
  '职位代码',
  '招录人数',
  '年龄要求',
  '学历要求',
  '学位要求',
  '专业',
  '工作经历要求',
  '其他要求',
  '体检标准',
  '备注',
];
const common = [
  '18周岁以上、38周岁以下',
  '本科及以上',
  '与学历相对应的学位',
  '本科：法学类（0301）',
  '无要求',
  '',
  '通用标准',
];

/** A position list in the shape that an agency sends: `count` good rows and, if wanted, traps. */
export function positionWorkbook(
  count: number,
  traps: Typed[][] = [],
  merges: string[] = [],
): TypedSheet[] {
  const rows = Array.from({ length: count }, (_, index): Typed[] => [
    `样本市第${Math.floor(index / 3) + 1}局`,
    '一级科员',
    `${11000 + Math.floor(index / 3)}${String((index % 3) + 1).padStart(3, '0')}`,
    (index % 4) + 1,
    ...common,
    index % 2 ? '近亲属不得报考' : undefined,
  ]);
  return [
    {
      name: '省辖市以下',
      rows: [['样本省职位表'], ['说明：…'], header, ...rows, ...traps],
      merges: ['A1:L1', 'A2:L2', ...merges],
    },
    {
      name: '省直机关',
      rows: [
        ['样本省职位表（省直）'],
        ['说明：…'],
        header,
        ['样本厅', '科员', '３０００１０１１', '2人', ...common, ''],
      ],
    },
    { name: '填表说明', rows: [['怎样填写']] },
  ];
}
