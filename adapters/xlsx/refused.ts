import type { FileProblem } from '#domain/position-list/file-problem.ts';

/** The file is not read further; `problem` has the sentence for the office. */
export class FileRefused extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}
