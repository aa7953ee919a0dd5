/** The agency's workbook: read, compared with what is published, and published. */
import type { Position } from '#domain/application/exam.ts';
import { type Aliases, defaultAliases, type Field } from '#domain/position-list/columns.ts';
import { type Differences, differences } from '#domain/position-list/differences.ts';
import { type FileProblem, fileProblems } from '#domain/position-list/file-problem.ts';
import { type PositionList, readList } from '#domain/position-list/read-list.ts';
import type { Reading } from '#domain/position-list/row.ts';
import type { Store } from './dynamodb/types.ts';
import { newId } from './ids.ts';
import { keepList, uploadedWorkbook } from './s3/position-files.ts';
import { publishPositions } from './s3/positions.ts';
import { FileRefused } from './xlsx/refused.ts';
import { readWorkbook } from './xlsx/workbook.ts';

const SHOWN = 500;

type Check = Reading & { uploadId: string; aliases: Partial<Record<Field, string[]>> };

/** A dry run: nothing applicants see changes; a list without errors is kept to be published. */
export async function checkList(db: Store, examId: string, check: Check) {
  const workbook = await uploadedWorkbook(examId, check.uploadId);
  if (!workbook) return refusedFile('no-upload');
  let list: PositionList;
  try {
    list = readList(readWorkbook(workbook), withMore(check.aliases), check);
  } catch (fault) {
    if (fault instanceof FileRefused) return refusedFile(fault.problem);
    throw fault;
  }
  const { positions, sheets, errors, skipped } = list;
  if (sheets.every(({ headerRow }) => headerRow === undefined)) return refusedFile('no-table');
  const isWhole = errors.length === 0 && positions.length > 0;
  const listId = isWhole ? newId() : undefined;
  if (listId) await keepList(examId, listId, positions);
  return {
    report: {
      ...(listId ? { listId } : {}),
      total: positions.length,
      vacancies: positions.reduce((sum, { vacancies }) => sum + vacancies, 0),
      sheets,
      ...{ errors: errors.slice(0, SHOWN), errorCount: errors.length },
      ...{ skipped: skipped.slice(0, SHOWN), skippedCount: skipped.length },
      differences: differences(await db.loadPositions(examId), positions) satisfies Differences,
    },
  };
}

function refusedFile(code: FileProblem) {
  return { errors: [{ pointer: '/uploadId', code, detail: fileProblems[code] }] };
}

/** The names that the office adds come first: they are about this very workbook. */
function withMore(more: Partial<Record<Field, string[]>>): Aliases {
  const fields = Object.keys(defaultAliases) as Field[];
  const named = fields.map((field) => [field, [...(more[field] ?? []), ...defaultAliases[field]]]);
  return Object.fromEntries(named) as Aliases;
}

/** Positions that are gone stay readable as cancelled; doing it again changes nothing. */
export async function offerPositions(db: Store, examId: string, next: Position[]): Promise<void> {
  const codes = new Set(next.map(({ code }) => code));
  const gone = (await db.loadPositions(examId))
    .filter(({ code }) => !codes.has(code))
    .map((position): Position => ({ ...position, cancelled: true }));
  await db.putPositions(examId, [...next, ...gone]);
  await publishPositions(examId, next);
}
