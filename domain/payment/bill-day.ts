import type { Instant } from '../application/state.ts';
import { localDate } from '../local-time.ts';

const DAY_MS = 24 * 3_600_000;
const zone = 'Asia/Shanghai';

/** The Beijing day of an instant, YYYY-MM-DD: gateways bill by it, wherever the exam is. */
export const billDay = (at: Instant): string => localDate(at, zone);

/** The day so many days later; negative: earlier. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Bills come in the morning: a day that is not sealed by 14:00 of the next is somebody's work. */
export const isOverdue = (day: string, now: Instant): boolean =>
  now >= Date.parse(`${dayAfter(day)}T14:00:00+08:00`);

/** The days whose bill should be out at this moment, oldest first: up to yesterday. */
export function daysToSeal(now: Instant, count: number): string[] {
  const today = billDay(now);
  return Array.from({ length: count }, (_, back) => dayAfter(today, back - count));
}
