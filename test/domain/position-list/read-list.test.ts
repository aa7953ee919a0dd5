import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FileRefused } from '#adapters/xlsx/refused.ts';
import { readWorkbook } from '#adapters/xlsx/workbook.ts';
import { Position } from '#contract/position.ts';
import { defaultAliases } from '#domain/position-list/columns.ts';
import { differences } from '#domain/position-list/differences.ts';
import { readList } from '#domain/position-list/read-list.ts';
import {
  positionWorkbook,
  type Typed,
  workbook,
  workbookParts,
  zipped,
} from '../../support/workbook.ts';

const reading = { departmentDigits: 5, areas: [{ prefix: '11', name: '样本市' }] };
const listOf = (file: Buffer) => readList(readWorkbook(file), defaultAliases, reading);
const good = ['样本局', '科员', '11900001', 1, '', '', '', '', '', '', '', ''] as Typed[];
const row = (changes: Record<number, Typed>) => good.map((value, at) => changes[at] ?? value);

it('reads two sheets under title rows, with names for every row that is none', () => {
  const list = listOf(
    workbook(
      positionWorkbook(30, [['合计', undefined, undefined, 75], good, ['注：以上仅供参考']]),
    ),
  );
  expect(list.errors).toEqual([]);
  expect(list.positions).toHaveLength(32);
  for (const position of list.positions) Position.parse(position);
  expect(list.positions[0]).toMatchObject({
    code: '11000001',
    department: { code: '11000', name: '样本市第1局' },
    area: '样本市',
    note: '体检标准：通用标准',
  });
  expect(list.positions.at(-1)).toMatchObject({ code: '30001011', vacancies: 2, area: '省直机关' });
  expect(list.skipped.map(({ at, sentence }) => `${at} ${sentence}`)).toEqual([
    '省辖市以下!A1 表头以上的标题或说明',
    '省辖市以下!A2 表头以上的标题或说明',
    '省辖市以下!A34 合计行',
    '省辖市以下!A36 说明行',
    '省直机关!A1 表头以上的标题或说明',
    '省直机关!A2 表头以上的标题或说明',
    '填表说明 没有职位表的表头，整张工作表未读取',
  ]);
});

it.each([
  [row({ 2: '=1+1' }), 'C7 职位代码是公式，请复制后“粘贴为数值”'],
  [row({ 2: '11000001' }), 'C7 职位代码与 省辖市以下!C4 重复'],
  [row({ 2: '职位一' }), 'C7 职位代码只能是字母、数字、- 和 _，不超过 40 位'],
  [
    row({ 2: 1190001 }),
    'C7 职位代码是数字且位数少于其他职位，可能丢失了开头的 0，请设为文本后补全',
  ],
  [row({ 3: 0 }), 'D7 招录人数须为 1 至 10000 的整数'],
  [row({ 3: 1.5 }), 'D7 招录人数须为 1 至 10000 的整数'],
  [row({ 0: ' ' }), 'A7 招录机关不能为空'],
  [row({ 7: '法'.repeat(2001) }), 'H7 专业要求过长'],
])('names the cell: %#', (trap, error) => {
  const list = listOf(workbook(positionWorkbook(3, [trap])));
  expect(list.errors.map(({ at, sentence }) => `${at} ${sentence}`)).toEqual([
    `省辖市以下!${error}`,
  ]);
  expect(list.positions).toHaveLength(4);
});

it('spreads a merged department, and refuses a merged number', () => {
  const second = row({ 0: undefined, 2: '11900002' });
  second[0] = undefined;
  const spread = listOf(workbook(positionWorkbook(3, [good, second], ['A7:A8'])));
  expect(spread.errors).toEqual([]);
  expect(spread.positions[4]?.department).toEqual({ code: '11900', name: '样本局' });
  const wrong = listOf(workbook(positionWorkbook(3, [good, second], ['A7:A8', 'D7:D8'])));
  expect(wrong.errors.map(({ at }) => at)).toEqual(['省辖市以下!D7', '省辖市以下!D8']);
});

it('names the differences against what is published', () => {
  const published = listOf(workbook(positionWorkbook(6))).positions;
  const next = published
    .slice(1)
    .map((one) => ({ ...one, vacancies: one.code === '11000002' ? 1 : one.vacancies }));
  expect(differences(published, next)).toEqual({
    added: [],
    removed: ['11000001'],
    changed: ['11000002'],
    reduced: ['11000002'],
  });
  expect(differences(next, published)).toMatchObject({ added: ['11000001'], reduced: [] });
});

const parts = () => workbookParts(positionWorkbook(3));
const spoilt = (changes: Record<string, string>) => () => zipped({ ...parts(), ...changes });
const macros =
  '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
it.each([
  ['text', () => Buffer.from('报名表,职位代码'), 'not-a-spreadsheet'],
  ['nothing', () => Buffer.alloc(0), 'not-a-spreadsheet'],
  ['a zip of something else', () => zipped({ 'a.txt': 'a' }), 'not-a-spreadsheet'],
  ['the old format', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-format'],
  ['macros', spoilt({ '[Content_Types].xml': macros }), 'has-macros'],
  ['a macro part', spoilt({ 'xl/vbaProject.bin': 'x' }), 'has-macros'],
  ['a bomb', spoilt({ 'xl/worksheets/sheet1.xml': ' '.repeat(65 * 2 ** 20) }), 'too-large'],
  [
    'entities',
    spoilt({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }),
    'damaged',
  ],
  ['open tags', spoilt({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }), 'damaged'],
  ['half of it', () => zipped(parts()).subarray(0, 900), 'damaged'],
  [
    '50,001 rows',
    spoilt({
      'xl/worksheets/sheet1.xml': `<worksheet>${'<row><c><v>1</v></c></row>'.repeat(50_001)}</worksheet>`,
    }),
    'too-many-rows',
  ],
])('refuses %s', (_, make, problem) => {
  let refused: unknown;
  try {
    readWorkbook(make());
  } catch (fault) {
    refused = fault;
  }
  expect(refused).toBeInstanceOf(FileRefused);
  expect((refused as FileRefused).problem).toBe(problem);
});

/** A real list, for who has one: `POSITIONS_XLSX=… npm exec vitest`; 7,509 positions. */
const real = process.env.POSITIONS_XLSX ?? '';
it.skipIf(!existsSync(real))('places every row of a real list within 5 s', () => {
  const began = performance.now();
  const list = listOf(readFileSync(real));
  expect(performance.now() - began).toBeLessThan(5000);
  expect(list.errors).toEqual([]);
  expect(list.positions).toHaveLength(7509);
  expect(list.positions.reduce((sum, { vacancies }) => sum + vacancies, 0)).toBe(10_429);
  expect(list.skipped).toHaveLength(4);
});
