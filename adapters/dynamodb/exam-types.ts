import type { Exam, Position } from '#domain/application/exam.ts';
import type { Instant } from '#domain/application/state.ts';

/** Who of the office wrote something, and when. */
export type Written = { by: string; at: Instant };
export type ExamStore = {
  loadExam(examId: string): Promise<Exam | undefined>;
  /** Eventually consistent, at half the units: for views, never for a decision. */
  viewExam(examId: string): Promise<Exam | undefined>;
  listExams(): Promise<Exam[]>;
  /** Every version is kept, with who wrote it and when. */
  putExam(
    exam: Exam,
    expectedVersion: number | undefined,
    written: Written,
  ): Promise<'stored' | 'conflict'>;
  /** Oldest first. */
  listExamVersions(examId: string): Promise<(Written & { version: number })[]>;
  loadExamVersion(examId: string, version: number): Promise<Exam | undefined>;
};
/** One publication of a checked list; publishing an old list again is a new edition of it. */
export type PositionEdition = Written & { edition: number; listId: string; total: number };
export type PositionStore = {
  putPositions(examId: string, positions: Position[]): Promise<void>;
  loadPosition(examId: string, code: string): Promise<Position | undefined>;
  /** Those that are offered: without the cancelled ones. */
  loadPositions(examId: string): Promise<Position[]>;
  /** Takes the next number of an exam's editions, or finds it taken. */
  putPositionEdition(examId: string, edition: PositionEdition): Promise<'stored' | 'conflict'>;
  /** Oldest first. */
  listPositionEditions(examId: string): Promise<PositionEdition[]>;
  /** Department codes of the exam, for staff of `dept:*`. */
  loadDepartments(examId: string): Promise<string[]>;
  /** Their names by code, as the positions say them. */
  loadDepartmentNames(examId: string): Promise<Record<string, string>>;
};
