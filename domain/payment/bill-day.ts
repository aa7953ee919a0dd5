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

/** Hours since midnight in Beijing. */
export function hourOfDay(at: Instant): number {
  return (at + 8 * 3_600_000 - Date.parse(`${billDay(at)}T00:00:00Z`)) / 3_600_000;
}

/** The days whose bill should be out at this moment, oldest first: up to yesterday. */
export function daysToSeal(now: Instant, count: number): string[] {
  const today = billDay(now);
  return Array.from({ length: count }, (_, back) => dayAfter(today, back - count));
}
