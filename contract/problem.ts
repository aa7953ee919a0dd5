import * as z from 'zod';
import { type RefusalCode, refusals } from '#domain/refusals.ts';
import { invalidInputs } from './issues.ts';
import { shellProblems } from './shell-problems.ts';

/** A field that is wrong: its pointer (RFC 6901) is the id of the form's field. */
const InvalidInput = z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() });
export type InvalidInput = z.output<typeof InvalidInput>;

/** RFC 9457, with the catalogue's code and the trace id to quote to support. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string(),
    traceId: z.string(),
    errors: z.array(InvalidInput).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof Problem>;

/** Every code that a problem may carry. */
export type ProblemCode = RefusalCode | keyof typeof shellProblems;

type Told = { status: number; title: string; detail?: string | undefined };
const catalogue: Record<ProblemCode, Told> = { ...refusals, ...shellProblems };

/** The HTTP status of a problem's code. */
export const statusOf = (code: ProblemCode): number => catalogue[code].status;

/** The problem of a code: the catalogue's sentence, and this case's own detail if it has one. */
export function problemOf(
  { code, detail }: { code: ProblemCode; detail?: string },
  traceId: string,
): Problem {
  const told = catalogue[code];
  const more = detail ?? told.detail;
  return {
    type: `urn:baoming:problem:${code}`,
    title: told.title,
    status: told.status,
    ...(more === undefined ? {} : { detail: more }),
    code,
    traceId,
  };
}

/** 422 for values that do not fit their schema. Never repeats a value. */
export function invalidProblem(errors: InvalidInput[], traceId: string): Problem {
  return { ...problemOf({ code: 'invalid' }, traceId), errors };
}

export function issuesProblem(issues: readonly z.core.$ZodIssue[], traceId: string): Problem {
  return invalidProblem(invalidInputs(issues), traceId);
}
