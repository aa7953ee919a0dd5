import type { Applicant } from '#contract/applicant.ts';
import type { Appeal } from './appeals.ts';
import type { NumberChange } from './number-types.ts';

/** What is written with a change of an application, in its transaction. */
export type Beside = {
  /** A new ID number moves the claim. */
  form?: Applicant;
  appeal?: Appeal;
  /** The whole list of the claim. */
  barred?: string[];
  /** The claim ends: the ID number is free. */
  releasesClaim?: boolean;
  number?: NumberChange;
};
