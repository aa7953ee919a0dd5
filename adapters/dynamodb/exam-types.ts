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
export type PositionStore = {
  putPositions(examId: string, positions: Position[]): Promise<void>;
  loadPosition(examId: string, code: string): Promise<Position | undefined>;
  loadPositions(examId: string): Promise<Position[]>;
  /** Department codes of the exam, for staff of `dept:*`. */
  loadDepartments(examId: string): Promise<string[]>;
};
