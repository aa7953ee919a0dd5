import type { NewOrder, Order } from '../dynamodb/types.ts';
import { logFault } from '../http/log.ts';
import type { Cashier, PaymentGateway, PaymentRequest } from './port.ts';

type Payer = Pick<PaymentRequest, 'bank' | 'channel' | 'payer'>;
type Caller = { operation: string; traceId: string };

/**
 * The cashier of an order. Undefined when the gateway did not confirm it: nobody knows whether it
 * has the order, so the order stays open, the reconciler asks, and a retry answers the same one.
 */
export async function openCashier(
  gateway: PaymentGateway,
  { orderNumber, amountFen, createdAt, expiresAt }: NewOrder | Order,
  payer: Payer,
  { operation, traceId }: Caller,
): Promise<Cashier | undefined> {
  const order = { orderNumber, amountFen, createdAt, expiresAt };
  try {
    return await gateway.createPayment({ ...order, ...payer });
  } catch (fault) {
    logFault(operation, traceId, fault);
    return undefined;
  }
}
