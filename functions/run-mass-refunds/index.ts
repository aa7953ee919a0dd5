import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { workMassRefund } from '#adapters/payments/office/mass-refund.ts';

/** Well under the function's ten seconds: a page takes about one. */
const budgetMs = 5000;

/** Every minute: the next pages of what is counted or given back, from the stored cursor. */
export const handler = scheduleHandler('run-mass-refunds', async (_event: ScheduledEvent, now) => {
  const db = await functionStore();
  const started = performance.now();
  let pages = 0;
  for (const due of await db.dueMassRefunds()) {
    let run: typeof due | undefined = due;
    while (run && ['counting', 'running'].includes(run.status)) {
      if (performance.now() - started > budgetMs) return { pages };
      run = await workMassRefund(db, run, now);
      pages += 1;
    }
  }
  return { pages };
});
