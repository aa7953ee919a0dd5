/** `npm run ops -- reconcile`: asks the gateways about open orders, refunds and bills now. */
import { fire } from './invoke.ts';

const operations = ['reconcile-payments', 'refund-captures', 'reconcile-bills'];

export async function run(): Promise<boolean> {
  for (const operation of operations) console.log(`${operation}: ${await fire(operation)}`);
  return true;
}
