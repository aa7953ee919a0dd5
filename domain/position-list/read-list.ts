import type { Position } from '../application/exam.ts';
import { type Aliases, type Column, findHeader, plain } from './columns.ts';
import { spreadMerged, wronglyMerged } from './merged.ts';
import { type Reading, readRow } from './row.ts';
import { addressOf, type Sheet, type SheetRow } from './sheet.ts';

/** A cell to correct, and a row that is no position, each with its sentence. */
export type Found = { at: string; sentence: string };
export type SheetReport = {
  name: string;
  headerRow?: number;
  columns: { header: string; field?: string }[];
  placed: number;
};
export type PositionList = {
  positions: Position[];
  sheets: SheetReport[];
  errors: Found[];
  /** Every row with content is a position, an error, or here. */
  skipped: Found[];
};

/** The positions of a workbook; every row of it is placed, or named with its reason. */
export function readList(sheets: Sheet[], aliases: Aliases, reading: Reading): PositionList {
  const list: PositionList = { positions: [], sheets: [], errors: [], skipped: [] };
  const seen = new Map<string, string>();
  for (const sheet of sheets) list.sheets.push(readSheet(sheet, { aliases, reading, list, seen }));
  return list;
}

type Work = { aliases: Aliases; reading: Reading; list: PositionList; seen: Map<string, string> };

function readSheet(sheet: Sheet, { aliases, reading, list, seen }: Work): SheetReport {
  const { name, rows } = sheet;
  const header = sheet.hidden ? undefined : findHeader(rows, aliases);
  if (!header) {
    const sentence = sheet.hidden ? '隐藏的工作表，未读取' : '没有职位表的表头，整张工作表未读取';
    if (rows.length > 0) list.skipped.push({ at: name, sentence });
    return { name, columns: [], placed: 0 };
  }
  const { columns } = header;
  const code = columns.find(({ field }) => field === 'code') as Column;
  const merged = wronglyMerged(sheet, columns, header.row);
  const body = spreadMerged(sheet, header.row);
  const digits = Math.max(...body.map((row) => codeDigits(row, code)));
  let placed = 0;
  for (const row of body) {
    const reason = notAPosition(row, header.row, columns, code);
    if (reason === 'header') continue;
    if (reason) {
      list.skipped.push({ at: addressOf(name, 0, row.row), sentence: reason });
      continue;
    }
    const cellAt = (column: number) => addressOf(name, column, row.row);
    const read = readRow(row, columns, name, reading);
    const wrong = [
      ...(merged.get(row.row) ?? []),
      ...lostZeros(row, code, digits),
      ...('errors' in read ? read.errors : []),
    ];
    for (const { column, sentence } of wrong) list.errors.push({ at: cellAt(column), sentence });
    if (wrong.length > 0 || 'errors' in read) continue;
    const before = seen.get(read.position.code);
    const at = cellAt(code.index);
    if (before) {
      list.errors.push({ at, sentence: `职位代码与 ${before} 重复` });
      continue;
    }
    seen.set(read.position.code, at);
    list.positions.push(read.position);
    placed += 1;
  }
  return {
    name,
    headerRow: header.row,
    columns: columns.map(({ header: text, field }) => ({
      header: text,
      ...(field ? { field } : {}),
    })),
    placed,
  };
}

const codeDigits = ({ cells }: SheetRow, { index }: Column): number => {
  const text = cells[index]?.text.trim() ?? '';
  return /^\d+$/.test(text) ? text.length : 0;
};

/** A code typed as a number has lost its zeros: it is shorter than the codes around it. */
function lostZeros(row: SheetRow, code: Column, digits: number) {
  if (row.cells[code.index]?.kind !== 'number' || codeDigits(row, code) >= digits) return [];
  const sentence = '职位代码是数字且位数少于其他职位，可能丢失了开头的 0，请设为文本后补全';
  return [{ column: code.index, sentence }];
}

/** Why a row is no position; undefined when it has to be one. */
function notAPosition(
  { row, cells }: SheetRow,
  headerRow: number,
  columns: Column[],
  code: Column,
): string | undefined {
  if (row === headerRow) return 'header';
  if (row < headerRow) return '表头以上的标题或说明';
  if (columns.every(({ index, header }) => plain(cells[index]?.text ?? '') === plain(header))) {
    return '重复的表头';
  }
  const texts = columns.map(({ index }) => cells[index]?.text.trim() ?? '').filter(Boolean);
  if (texts.length === 0) return '空行';
  const hasCode = (cells[code.index]?.text.trim() ?? '') !== '';
  if (!hasCode && texts.some((text) => /^(合计|总计|小计)/.test(plain(text)))) return '合计行';
  if (!hasCode && texts.length === 1) return '说明行';
  return undefined;
}
