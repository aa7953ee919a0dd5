import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { hasRole, ownsDepartment } from '#adapters/staff.ts';
import { toWireTime } from '#contract/time.ts';
import { forecast, PROMISED_HOURS } from '#domain/figures/forecast.ts';

/** Whether the work of a lead's departments is done before the close, from the counters alone. */
export const handler = httpHandler('get-forecast', async ({ staff, query, now }) => {
  if (!hasRole(staff, 'lead')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const exam = await db.viewExam(query.examId);
  if (!exam) return { refusal: { code: 'not-found' } };
  const counters = (await db.loadCounters(query.examId)).filter(({ departmentCode }) =>
    ownsDepartment(staff, departmentCode),
  );
  const { zone, windows, promisedHours = PROMISED_HOURS } = exam;
  const queues = (['qualification', 'photo'] as const).map((queue) => {
    const { opens, closes } = windows[queue === 'photo' ? 'photo' : 'review'];
    const { readyAt, perHour, ...rest } = forecast(queue, counters, { now, opens, closes, zone });
    const ready = readyAt === undefined ? {} : { readyAt: toWireTime(readyAt) };
    const pace = Math.round(perHour * 10) / 10;
    return { queue, perHour: pace, closes: toWireTime(closes), ...rest, ...ready };
  });
  return { status: 200, body: { asOf: toWireTime(now), promisedHours, queues } };
});
