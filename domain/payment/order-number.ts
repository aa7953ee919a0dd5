import type { Instant } from '../application/state.ts';
import { encodeBase32 } from '../base32.ts';
import { localDate } from '../local-time.ts';

/** Makes the four check characters of a prefix; a keyed hash, so that forgeries need no read. */
export type OrderCheck = (prefix: string) => string;

const pattern = /^GS\d{6}[0-9A-HJKMNP-TV-Z]{18}$/u;
const prefixLength = 22;

/** GS + yyMMdd in Beijing + 14 random characters (9 bytes) + 4 check characters: 26. */
export function formatOrderNumber(at: Instant, bytes: Uint8Array, check: OrderCheck): string {
  const day = localDate(at, 'Asia/Shanghai').replaceAll('-', '').slice(2);
  const prefix = `GS${day}${encodeBase32(bytes, 14)}`;
  return prefix + check(prefix);
}

/** The check characters from a MAC of the prefix (3 bytes or more). */
export function orderCheckCharacters(mac: Uint8Array): string {
  return encodeBase32(mac, 4);
}

/** True when the form and the check characters fit; only then is a read worth its price. */
export function isOrderNumber(text: string, check: OrderCheck): boolean {
  return pattern.test(text) && check(text.slice(0, prefixLength)) === text.slice(prefixLength);
}
