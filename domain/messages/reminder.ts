import type { Exam, WindowName } from '../application/exam.ts';
import { type NextStep, nextStep } from '../application/label.ts';
import type { ApplicationState, Instant } from '../application/state.ts';
import { windowFor } from '../windows.ts';

const hour = 3_600_000;
/** Hours before a close at which those with an open step are reminded. */
const remindedAt = [3, 24, 72] as const;
export const longestReminder = 72 * hour;

/** The window at whose end each own step ends; papers that were asked for may come until the close. */
const windowOfStep = {
  edit: 'edit',
  material: 'pay',
  'upload-photo': 'photo',
  pay: 'pay',
} as const satisfies Partial<Record<NextStep, WindowName>>;
type Step = keyof typeof windowOfStep;
type OwnStep = { step: Step; closes: Instant };

/** The step that the applicant has to do, and its end for this person; undefined when it is the office's turn. */
export function openStep(state: ApplicationState, exam: Exam, now: Instant): OwnStep | undefined {
  const step = nextStep(state, exam, now);
  if (!(step in windowOfStep)) return undefined;
  const own = step as Step;
  return { step: own, closes: windowFor(exam, windowOfStep[own], state).closes };
}

/** A reminder is named by its step, its hours and the close it is about: a moved close reminds anew. */
export type Reminder = OwnStep & { hours: number };

/**
 * The one reminder that is due: the nearest to the close, so that who comes late, or hears from
 * a schedule that stood still, gets one message and not three.
 */
export function dueReminder(
  state: ApplicationState,
  exam: Exam,
  now: Instant,
): Reminder | undefined {
  const step = openStep(state, exam, now);
  if (!step) return undefined;
  const hours = remindedAt.find((each) => now >= step.closes - each * hour);
  return hours === undefined ? undefined : { ...step, hours };
}
