import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { exporter } from '#adapters/exports/work.ts';
import { exportFiles } from '#adapters/s3/exports.ts';

/** Of the function's fifteen minutes: a part takes well under one. */
const budgetMs = 600_000;

/** Every minute: the next parts of what was asked for, from where the last ones ended. */
export const handler = scheduleHandler('run-exports', async (_event: ScheduledEvent, now) => {
  const db = await functionStore();
  const work = exporter(db, exportFiles);
  const started = performance.now();
  let parts = 0;
  for (const due of await db.dueExports()) {
    let job: typeof due | undefined = due;
    while (job?.status === 'running') {
      if (performance.now() - started > budgetMs) return { parts };
      job = await work(job, now);
      parts += 1;
    }
  }
  return { parts };
});
