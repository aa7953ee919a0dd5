import type { ProblemCode } from '#contract/problem.ts';
/**
 * The refusals in English, by code; the Chinese sentences come from the server. Complete: a new
 * refusal without its sentence here does not compile. Loaded by who reads English.
 */
export declare const problems: Record<ProblemCode, string>;
