import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';

const LIMIT_MS = 10_000;

/** Asks the site and the API from outside; throws, so that the alarm of errors rings. */
export const handler = scheduleHandler('probe-site', async (_event: ScheduledEvent) => {
  const origin = process.env.SITE_ORIGIN ?? '';
  for (const path of ['/', '/api/exams']) {
    const answer = await fetch(origin + path, { signal: AbortSignal.timeout(LIMIT_MS) });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    await answer.arrayBuffer();
  }
  return { answered: 2 };
});
