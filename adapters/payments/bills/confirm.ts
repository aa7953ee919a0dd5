import type { BookEntry } from '#domain/payment/reconcile.ts';
import type { PaymentGateway } from '../port.ts';

/** Does the gateway's signed answer say the same as our books, where its bill says nothing? */
export async function isConfirmed(gateway: PaymentGateway, entry: BookEntry): Promise<boolean> {
  const { orderNumber, transactionId, amountFen, refundNumber } = entry;
  if (refundNumber !== undefined) {
    const state = await gateway.queryRefund({ refundNumber, transactionId, orderNumber });
    return state.kind === 'done';
  }
  const answer = await gateway.query(orderNumber);
  if (answer.kind !== 'paid') return false;
  const { capture } = answer;
  return capture.transactionId === transactionId && capture.amountFen === amountFen;
}
