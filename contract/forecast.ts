import * as z from 'zod';
import { examId } from './text.ts';
import { wireTime } from './time.ts';

export const ForecastQuery = z.strictObject({ examId });
const queueForecast = z.strictObject({
  queue: z.enum(['qualification', 'photo']),
  /** Applications that wait, of the caller's departments. */
  open: z.int(),
  /** Decisions that stand, an hour of the clock, nights included: since yesterday 00:00. */
  perHour: z.number(),
  /** When nothing waits any more at this pace; absent when nothing is decided. */
  readyAt: wireTime.optional(),
  closes: wireTime,
  inTime: z.boolean(),
});
export const Forecast = z
  .strictObject({
    asOf: wireTime,
    /** The office promises a decision within so many hours. */
    promisedHours: z.int(),
    queues: z.array(queueForecast),
  })
  .meta({ id: 'Forecast' });
