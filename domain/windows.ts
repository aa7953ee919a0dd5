import type { Exam, Window, WindowName } from './application/exam.ts';
import type { Instant } from './application/state.ts';

export { parseLocalTime } from './local-time.ts';

/** A personal extension moves the end of these: whoever gets one still has photo and fee to do. */
const extendable: readonly WindowName[] = ['photo', 'pay'];

/** Half-open: the opening instant is in, the closing instant is out. */
export function isWithin(window: Window, at: Instant): boolean {
  return window.opens <= at && at < window.closes;
}

/** The exam's window as it holds for one application. */
export function windowFor(
  exam: Exam,
  name: WindowName,
  state?: { extension?: Instant } | undefined,
): Window {
  const window = exam.windows[name];
  const extension = state?.extension;
  if (extension === undefined || !extendable.includes(name)) return window;
  return { opens: window.opens, closes: Math.max(window.closes, extension) };
}

export function isOpen(
  exam: Exam,
  name: WindowName,
  at: Instant,
  state?: { extension?: Instant } | undefined,
): boolean {
  return isWithin(windowFor(exam, name, state), at);
}

/** The close: the end of the pay window or of the personal extension. */
export function closeOf(exam: Exam, state?: { extension?: Instant } | undefined): Instant {
  return windowFor(exam, 'pay', state).closes;
}
