import type { ProblemCode } from '#contract/problem.ts';
/**
 * The refusals in English, by code; the Chinese sentences come from the server. Complete: a new
 * refusal without its sentence here does not compile. Loaded by who reads English.
 */
export declare const problems: Record<ProblemCode, string>;
/**
 * The causes beside the refusals, and what is wrong with a field, by the sentence that the rules
 * and the server say. A test finds every sentence that an applicant can meet.
 */
export declare const details: Readonly<Record<string, string>>;
