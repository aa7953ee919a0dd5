import type { Exam } from '../application/exam.ts';
import type { ApplicationState, Instant } from '../application/state.ts';
import { localTime } from '../local-time.ts';
import { closeOf, windowFor } from '../windows.ts';
import type { Template } from './texts.ts';

export type Params = { exam: string; closes: string };

/** The window whose end a message names; the rest name the close. */
const windows: Partial<Record<Template, 'edit' | 'photo'>> = {
  'qualification-rejected': 'edit',
  'qualification-returned': 'edit',
  'qualification-approved': 'photo',
  'photo-rejected': 'photo',
  'photo-failed': 'photo',
};

/** What fills the places of a text: no name, no number, nothing of the form. */
export function paramsFor(
  template: Template,
  exam: Exam,
  state: ApplicationState,
  closes?: Instant,
): Params {
  const window = windows[template];
  const end = closes ?? (window ? windowFor(exam, window, state).closes : closeOf(exam, state));
  return { exam: exam.title, closes: localTime(end, exam.zone) };
}
