import type { Exam, Window } from '../application/exam.ts';
import type { Instant } from '../application/state.ts';

/** How the new year's exam differs from last year's. */
export type CloneOrder = { examId: string; title: string; applyOpens: Instant };

/**
 * Last year's exam as this year's first draft: every window at the same distance from the first
 * day, everything else as it was, without last year's notices and without its second chance.
 */
export function cloneExam(last: Exam, { examId, title, applyOpens }: CloneOrder): Exam {
  const later = applyOpens - last.windows.apply.opens;
  const move = ({ opens, closes }: Window): Window => ({
    opens: opens + later,
    closes: closes + later,
  });
  const { apply, edit, review, photo, pay } = last.windows;
  return {
    ...last,
    examId,
    version: 1,
    title,
    windows: {
      apply: move(apply),
      edit: move(edit),
      review: move(review),
      photo: move(photo),
      pay: move(pay),
    },
    notices: [],
  };
}
