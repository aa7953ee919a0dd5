import type { Column } from './columns.ts';
import { columnLetters, type Merge, type Sheet, type SheetRow } from './sheet.ts';

/** The rows below the first that a merge covers; where two overlap, which no program writes, it ends. */
function* covered(merges: Merge[], last: number): Generator<{ merge: Merge; row: number }> {
  const taken = new Set<string>();
  for (const merge of merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, last); row += 1) {
      const key = `${merge.left}:${row}`;
      if (taken.has(key)) break;
      taken.add(key);
      yield { merge, row };
    }
  }
}

const lastRow = (rows: SheetRow[]): number =>
  rows.reduce((last, { row }) => Math.max(last, row), 0);

/** One cell for many rows says the same of each of them: an agency's name beside its positions. */
export function spreadMerged({ rows, merges }: Sheet, header: number): SheetRow[] {
  const byRow = new Map(rows.map(({ row, cells }) => [row, { row, cells: [...cells] }]));
  const below = merges.filter(({ top }) => top > header);
  for (const { merge, row } of covered(below, lastRow(rows))) {
    const cell = byRow.get(merge.top)?.cells[merge.left];
    const target = byRow.get(row);
    if (cell && target) target.cells[merge.left] = cell;
  }
  return [...byRow.values()];
}

/** Code and number belong to one position: merged over several rows they cannot be divided. */
export function wronglyMerged({ rows, merges }: Sheet, columns: Column[], header: number) {
  const found = new Map<number, { column: number; sentence: string }[]>();
  const single = columns.filter(({ field }) => field === 'code' || field === 'vacancies');
  for (const { index, header: name } of single) {
    const wrong = merges.filter(
      ({ top, bottom, left, right }) =>
        header < top && top < bottom && left <= index && index <= right,
    );
    for (const { merge, row } of covered(wrong, lastRow(rows))) {
      const { left, top, right, bottom } = merge;
      const range = `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
      const sentence = `${name}与其他行合并（${range}），请拆分后逐行填写`;
      found.set(row, [...(found.get(row) ?? []), { column: index, sentence }]);
    }
  }
  return found;
}
