import type { Instant } from '../application/state.ts';
import { localDate, parseLocalTime } from '../local-time.ts';
import type { Counted } from './contribution.ts';
import type { Counter } from './figures.ts';

/** What the office promises unless the exam says otherwise. */
export const PROMISED_HOURS = 24;
const HOUR = 3_600_000;

const kinds = {
  qualification: { waits: 'waitsQualification', decided: 'decidedQualification' },
  photo: { waits: 'waitsPhoto', decided: 'decidedPhoto' },
} as const satisfies Record<string, { waits: Counted; decided: Counted }>;
export type ForecastQueue = keyof typeof kinds;

export type Forecast = {
  open: number;
  /** Decisions an hour of the clock. */
  perHour: number;
  readyAt?: Instant;
  /** Ready before the close. */
  inTime: boolean;
};

/**
 * Whether a queue is empty before its close at the pace of yesterday and today. Hours are those
 * of the clock from yesterday 00:00 in the exam's zone, or from the opening: nights slow the pace
 * as they slow what is left.
 * @param counters of the departments that are asked about
 */
export function forecast(
  queue: ForecastQueue,
  counters: Iterable<Counter>,
  { now, opens, closes, zone }: { now: Instant; opens: Instant; closes: Instant; zone: string },
): Forecast {
  const days = [localDate(now - 24 * HOUR, zone), localDate(now, zone)];
  const { waits, decided } = kinds[queue];
  let open = 0;
  let done = 0;
  for (const { milestone, day, count } of [...counters].flatMap(({ counts }) => counts)) {
    if (milestone === waits) open += count;
    if (milestone === decided && days.includes(day)) done += count;
  }
  const from = Math.max(opens, parseLocalTime(`${days[0]} 00:00`, zone) ?? now - 24 * HOUR);
  const perHour = done / Math.max(1, (now - from) / HOUR);
  if (open === 0) return { open, perHour, readyAt: now, inTime: true };
  if (done === 0) return { open, perHour, inTime: false };
  const readyAt = Math.ceil(now + (open / perHour) * HOUR);
  return { open, perHour, readyAt, inTime: readyAt <= closes };
}
