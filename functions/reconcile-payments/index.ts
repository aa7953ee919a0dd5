import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { askGateway } from '#adapters/payments/ask-gateway.ts';
import { gateways } from '#adapters/payments/gateways.ts';

const perRun = 100;

/** Every minute: asks for orders whose time has come, settles, closes expired ones. */
export const handler = scheduleHandler(
  'reconcile-payments',
  async (_event: ScheduledEvent, now) => {
    const db = await functionStore();
    const due = await db.dueOrders(now, perRun);
    const all = await gateways();
    const results = await Promise.allSettled(
      due.map((order) => askGateway(db, all.get(order.gateway), order, now)),
    );
    const failed = results.filter((result) => result.status === 'rejected').length;
    return { asked: due.length, failed };
  },
);
