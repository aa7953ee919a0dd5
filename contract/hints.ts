import type * as z from 'zod';
import type { Exam, Position } from '#domain/application/exam.ts';
import { judgeConditions } from '#domain/eligibility/judge.ts';
import { eligibilityReasons } from '#domain/eligibility/sentences.ts';
import { localDate } from '#domain/local-time.ts';
import type { Applicant } from './applicant.ts';
import type { ReviewApplication } from './application-view.ts';

type Hints = z.output<typeof ReviewApplication>['hints'];

/** The same judgement that the applicant saw, for the desk; ages as of the first day of registration. */
export function viewHints(
  exam: Exam,
  { conditions }: Position,
  applicant: Omit<Applicant, 'idNumber'>,
  birthDate: string | undefined,
): Hints {
  const on = localDate(exam.windows.apply.opens, exam.zone);
  return judgeConditions(conditions, { ...applicant, on, birthDate }).map(
    ({ condition, verdict, reason, n }) => ({
      code: condition,
      verdict,
      text: eligibilityReasons[reason][0].replace('{n}', String(n)),
    }),
  );
}
