import type { Problem } from '#contract/problem.ts';

/** Ends a request before its handler: the answer is the problem, nothing is logged as a fault. */
export class Stop extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
