/** A cell as it stands in the file: a formula is never calculated, its last value never trusted. */
export type Cell = { kind: 'text' | 'number' | 'formula' | 'error'; text: string };

/** Cells by column, 0 = A; empty ones are absent. `row` counts from 1, as people do. */
export type SheetRow = { row: number; cells: (Cell | undefined)[] };

/** Rows and columns that one cell covers, inclusive; rows from 1, columns from 0. */
export type Merge = { top: number; bottom: number; left: number; right: number };

export type Sheet = { name: string; hidden: boolean; rows: SheetRow[]; merges: Merge[] };

/** A = 0, Z = 25, AA = 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function columnLetters(index: number): string {
  let rest = index + 1;
  let letters = '';
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** 省直机关!A12: how people find a cell. */
export const addressOf = (sheet: string, column: number, row: number): string =>
  `${sheet}!${columnLetters(column)}${row}`;
