import type { PositionFilters, PositionRow } from '#domain/position-index.ts';

/** What the page asks the worker. The index is read once, at the first question. */
export type Question = {
  /** `/data/{examId}/positions` */
  folder: string;
} & ({ find: PositionFilters; shown: number } | { code: string });

/** A row and the address of the part that holds its long texts. */
export type FoundRow = { position: PositionRow; part: string };

export type Reply =
  | { total: number; rows: FoundRow[]; areas: string[]; educations: string[] }
  /** The status of the answer that was no index; 0 when there was none. */
  | { failed: number };
