import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { gateways } from '#adapters/payments/gateways.ts';
import { refundCapture } from '#adapters/payments/refund-capture.ts';

const perRun = 50;

/** Every minute: sends back what was paid twice or too late, and follows it until it is done. */
export const handler = scheduleHandler('refund-captures', async (_event: ScheduledEvent, now) => {
  const db = await functionStore();
  const due = await db.dueRefunds(now, perRun);
  const all = await gateways();
  const results = await Promise.allSettled(
    due.map((refund) => refundCapture(db, all.get(refund.gateway), refund, now)),
  );
  const failed = results.filter((result) => result.status === 'rejected').length;
  return { worked: due.length, failed };
});
