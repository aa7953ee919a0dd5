import type { Instant } from '#domain/application/state.ts';
import { formatOrderNumber, isOrderNumber } from '#domain/payment/order-number.ts';
import { loadSecrets } from '../secrets.ts';
import { derive, hmac } from './derive.ts';
import { type Lookups, openLookups } from './lookups.ts';
import { orderCheck } from './order-check.ts';

/** The keyed names a function makes: look-ups of people, ids of applications and orders. */
export type FunctionKeys = Lookups & {
  /** Same application and Idempotency-Key, same order; `day` is the application's own. */
  orderNumberFrom(applicationId: string, idempotencyKey: string, day: Instant): string;
  /** Forged numbers fail here and cost no read. */
  isOrderNumber(text: string): boolean;
};

async function open(): Promise<FunctionKeys> {
  const { pepper, orderKey } = await loadSecrets();
  const key = Buffer.from(orderKey, 'base64');
  const numbers = derive(key, 'order-number');
  const check = (prefix: string) => orderCheck(key, prefix);
  return {
    ...openLookups(Buffer.from(pepper, 'base64')),
    orderNumberFrom: (applicationId, idempotencyKey, day) =>
      formatOrderNumber(day, hmac(numbers, applicationId, idempotencyKey), check),
    isOrderNumber: (text) => isOrderNumber(text, check),
  };
}

let opening: Promise<FunctionKeys> | undefined;

/** Derived once a process; a failed opening is tried again by the next call. */
export function functionKeys(): Promise<FunctionKeys> {
  opening ??= open().catch((cause) => {
    opening = undefined;
    throw cause;
  });
  return opening;
}
