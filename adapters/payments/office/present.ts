import { viewRefund } from '#contract/refund.ts';
import { toWireTime } from '#contract/time.ts';
import type { PaymentException } from '../../dynamodb/exception-types.ts';

/** One line of the list of exceptions: no name and no form, only numbers of orders and money. */
export function presentException(exception: PaymentException) {
  const { kind } = exception;
  if ('capture' in exception) {
    const { gateway, transactionId, orderNumber, amountFen, currency, recordedAt } =
      exception.capture;
    const money = { gateway, transactionId, orderNumber, amountFen, currency };
    return { kind, since: toWireTime(recordedAt), ...money, status: exception.capture.disposition };
  }
  if ('order' in exception) {
    const { gateway, orderNumber, amountFen, currency, status, createdAt } = exception.order;
    const money = { gateway, orderNumber, amountFen, currency };
    return { kind, since: toWireTime(createdAt), ...money, status };
  }
  const refund = viewRefund(exception.refund);
  const { gateway, transactionId, orderNumber, amountFen, currency, status, createdAt } = refund;
  const money = { gateway, transactionId, orderNumber, amountFen, currency };
  return { kind, since: createdAt, ...money, status, refund };
}
