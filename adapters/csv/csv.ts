import { gb18030 } from './gb18030.ts';

/** A spreadsheet runs what begins so; an apostrophe makes it text. Numbers below zero stay numbers. */
const formula = /^(?:[=+@\t\r＝＋－＠]|-(?!\d+(?:\.\d+)?$))/;

function cell(value: string | number): string {
  const text = String(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines as RFC 4180 has them. */
export const csvText = (lines: (string | number)[][]): string =>
  lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');

/** A file in UTF-8 with the mark that spreadsheets need to know it by. */
export const csvFile = (lines: (string | number)[][]) => Buffer.from(`\uFEFF${csvText(lines)}`);

/** The file as an answer; GB18030 for older spreadsheets. */
export function csvAnswer(name: string, lines: (string | number)[][], encoding = 'utf-8') {
  const body = encoding === 'utf-8' ? csvFile(lines) : gb18030(csvText(lines));
  return {
    status: 200 as const,
    headers: {
      'content-type': `text/csv; charset=${encoding}`,
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
    body,
  };
}

/** Fen as yuan with two places, exactly. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
