/** One press of a button at the bank, by the cashier page or by the control API. */
import type { Gateway } from './context.ts';
import { HttpError } from './http.ts';
import type { SimOrder } from './ledger.ts';
import { type PayResult, scenariosOf } from './scenarios.ts';

/** These need no payable order: the money is late, or there is none. */
const always = /^(late|fail|tamper-.*|wrong-.*)$/;
const MAX_NOTICES = 1000;

/** Throws HttpError: 404 unknown order, 400 unknown scenario or count, 409 closed or expired. */
export async function pay(
  gateway: Gateway,
  orderNumber: string,
  scenario: string,
  notices = 0,
): Promise<PayResult> {
  const order = gateway.ledger.book.orders[orderNumber];
  if (!order) throw new HttpError(404, 'the gateway does not know this order');
  const scenarios = scenariosOf(order);
  const run = scenarios.get(scenario);
  if (!run) throw new HttpError(400, `scenario is one of ${[...scenarios.keys()].join(', ')}`);
  if (!Number.isInteger(notices) || notices < 0 || notices > MAX_NOTICES) {
    throw new HttpError(400, `notices is a whole number up to ${MAX_NOTICES}`);
  }
  if (!always.test(scenario)) checkPayable(gateway, order);
  const result = await run(gateway, order, notices);
  await gateway.ledger.save();
  return result;
}

function checkPayable(gateway: Gateway, order: SimOrder): void {
  if (order.status === 'SUCCESS') return;
  if (order.status === 'CANCELED') throw new HttpError(409, '该订单已取消');
  if (order.expiresAt <= gateway.now()) throw new HttpError(409, '该订单已过期');
}
