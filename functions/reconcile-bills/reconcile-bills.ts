import type { Store } from '#adapters/dynamodb/types.ts';
import { reconcileDay } from '#adapters/payments/bills/reconcile-day.ts';
import type { PaymentGateway } from '#adapters/payments/port.ts';
import type { BillFiles } from '#adapters/s3/bills.ts';
import type { Instant } from '#domain/application/state.ts';
import { daysToSeal, isOverdue } from '#domain/payment/bill-day.ts';

/** How far back a day is still tried; one that stays open this long was an alarm every day. */
const daysBack = 14;

type Fee = (amountFen: number) => number;
type Work = {
  store: Store;
  gateways: PaymentGateway[];
  files: BillFiles;
  now: Instant;
  fees: Record<string, Fee>;
};

/** `yeepay=30,wechat=60`: hundredths of a percent that each gateway keeps, rounded to the fen. */
export function feesFrom(text: string): Record<string, Fee> {
  const pairs = [...text.matchAll(/([a-z-]+)=(\d+)/g)].map(([, id = '', points]): [string, Fee] => [
    id,
    (amountFen) => Math.round((amountFen * Number(points)) / 10_000),
  ]);
  return Object.fromEntries(pairs);
}

/** Oldest day first, for a day may owe something to the next. A failed one does not stop others. */
export async function reconcileBills({ store, gateways, files, now, fees }: Work) {
  const count = { sealed: 0, differences: 0, waiting: 0, failed: 0, overdue: 0 };
  for (const gateway of gateways) {
    for (const day of daysToSeal(now, daysBack)) {
      const world = { store, gateway, files, now, feeOf: fees[gateway.id] };
      const status = await reconcileDay(world, day).catch((cause) => {
        const line = { level: 'ERROR', message: 'bill not compared', gateway: gateway.id, day };
        console.log(JSON.stringify({ ...line, cause: String(cause) }));
        return 'failed' as const;
      });
      count[status] += 1;
      if (status !== 'sealed' && isOverdue(day, now)) count.overdue += 1;
    }
  }
  return count;
}
