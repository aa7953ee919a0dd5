/**
 * The two signatures. `hmac` runs the values together, so a digit can move from one field to its
 * neighbour unnoticed; `hmac_safe` joins the non-empty ones with '#'. Neither is enough alone:
 * both are always required.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type Signatures = { hmac: string; hmac_safe: string };

/** Values are byte strings (one char per byte); what we send is ASCII, where it is the same. */
export function sign(key: string, values: string[]): Signatures {
  return { hmac: digest(key, values.join('')), hmac_safe: digest(key, safeText(values)) };
}

/** True when both signatures are made with one of the keys, over raw GBK or over UTF-8 bytes. */
export function verify(keys: string[], values: string[], given: Partial<Signatures>): boolean {
  const candidates = values.every(isAscii) ? [values] : [values, gbkAsUtf8(values)];
  let genuine = false;
  for (const key of keys) {
    for (const candidate of candidates) {
      const right = sign(key, candidate);
      const plain = same(right.hmac, given.hmac);
      const safe = same(right.hmac_safe, given.hmac_safe);
      genuine = (plain && safe) || genuine;
    }
  }
  return genuine;
}

function safeText(values: string[]): string {
  return values.filter((value) => value !== '').join('#');
}

function digest(key: string, text: string): string {
  return createHmac('md5', Buffer.from(key, 'utf8')).update(text, 'latin1').digest('hex');
}

/** YeePay's Java demo signs the UTF-8 of what travels as GBK; its PHP demo signs the GBK. */
function gbkAsUtf8(values: string[]): string[] {
  const decoder = new TextDecoder('gbk');
  return values.map((value) => {
    const text = decoder.decode(Buffer.from(value, 'latin1'));
    return Buffer.from(text, 'utf8').toString('latin1');
  });
}

/** Constant time; anything but 32 lower-case hex digits is wrong. */
function same(right: string, given: string | undefined): boolean {
  const wellFormed = given !== undefined && /^[0-9a-f]{32}$/.test(given);
  const other = wellFormed ? given : '0'.repeat(32);
  return timingSafeEqual(Buffer.from(right), Buffer.from(other)) && wellFormed;
}

function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}
