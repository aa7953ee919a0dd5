import { functionStore } from '#adapters/dynamodb/open.ts';
import { type ScheduledEvent, scheduleHandler } from '#adapters/events.ts';
import { count } from '#adapters/metrics.ts';
import { gateways } from '#adapters/payments/gateways.ts';
import { billFiles } from '#adapters/s3/bills.ts';
import { feesFrom, reconcileBills } from './reconcile-bills.ts';

/** Every unsealed day of every gateway, again and again until its bill and the books agree. */
export const handler = scheduleHandler('reconcile-bills', async (_event: ScheduledEvent, now) => {
  const store = await functionStore();
  const { all } = await gateways();
  const fees = feesFrom(process.env.FEE_BASIS_POINTS ?? '');
  const result = await reconcileBills({ store, gateways: all, files: billFiles, now, fees });
  count('UnsealedBillDays', { operation: 'reconcile-bills' }, result.overdue);
  return result;
});
