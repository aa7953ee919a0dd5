import * as z from 'zod';
import { toWireTime, wireTime } from './time.ts';

const orderStatus = z.enum(['open', 'confirming', 'paid', 'closed']);

const order = {
  orderNumber: z.string(),
  gateway: z.string(),
  amountFen: z.int(),
  currency: z.literal('CNY'),
  status: orderStatus,
  expiresAt: wireTime,
  transactionId: z.string().optional(),
};

export const Order = z.strictObject(order).meta({ id: 'Order' });

/** The form that the browser submits to the gateway's cashier. */
const Cashier = z.strictObject({
  method: z.enum(['GET', 'POST']),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
});
export const OrderWithCashier = z.strictObject({ ...order, cashier: Cashier.optional() });

export const CreateOrder = z.strictObject({
  gateway: z.string().regex(/^[a-z-]{1,20}$/),
  bank: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .optional(),
  /**
   * How the payer meets the cashier: a code on a screen (absent: so), a mobile browser, or inside
   * WeChat's own browser. There WeChat asks for the payer's openId; without one, and with Alipay,
   * the order is answered without a cashier, and a link takes it to another browser.
   */
  channel: z.enum(['in-app', 'qr', 'h5']).optional(),
  openId: z
    .string()
    .regex(/^[A-Za-z0-9_-]{20,64}$/)
    .optional(),
});

/** A one-time address that carries the order, and no session, to another browser. */
export const PaymentLink = z.strictObject({ url: z.string(), expiresAt: wireTime });

/** What the page after the gateway may show without a session. */
export const PaymentPage = z.strictObject({
  status: orderStatus,
  amountFen: z.int(),
  maskedName: z.string(),
  registrationNumberHint: z.string(),
});

type Stored = {
  orderNumber: string;
  gateway: string;
  amountFen: number;
  status: z.output<typeof orderStatus>;
  expiresAt: number;
  transactionId?: string | undefined;
};

/** A stored order as its applicant sees it. */
export function viewOrder(stored: Stored): z.output<typeof Order> {
  const { orderNumber, gateway, amountFen, status, expiresAt, transactionId } = stored;
  return {
    orderNumber,
    gateway,
    amountFen,
    currency: 'CNY',
    status,
    expiresAt: toWireTime(expiresAt),
    ...(transactionId === undefined ? {} : { transactionId }),
  };
}
