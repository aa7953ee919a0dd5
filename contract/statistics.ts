import * as z from 'zod';
import { wireTime } from './time.ts';

const counts = {
  /** Live applications, by the day of their first save. */
  applied: z.int(),
  approved: z.int(),
  photoPassed: z.int(),
  paid: z.int(),
};
const named = z.strictObject({ code: z.string(), name: z.string() });

/** What an exam has now: who left or was refused after all is in none of the figures. */
export const Statistics = z
  .strictObject({
    examId: z.string(),
    asOf: wireTime,
    total: z.strictObject(counts),
    positions: z.array(
      z.strictObject({ position: named, department: named, vacancies: z.int(), ...counts }),
    ),
    departments: z.array(z.strictObject({ department: named, ...counts })),
    days: z.array(z.strictObject({ day: z.iso.date(), ...counts })),
  })
  .meta({ id: 'Statistics' });
export type Statistics = z.output<typeof Statistics>;
