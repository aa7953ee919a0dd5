import { base32 } from './base32.ts';
import { hmac } from './derive.ts';

/** The four check characters of an order number: forged numbers are dropped without a read. */
export function orderCheck(orderKey: Uint8Array, prefix: string): string {
  return base32(hmac(orderKey, prefix), 4);
}

/** True when an order number ends in its own check characters. */
export function isOwnOrderNumber(orderKey: Uint8Array, orderNumber: string): boolean {
  return orderCheck(orderKey, orderNumber.slice(0, -4)) === orderNumber.slice(-4);
}
