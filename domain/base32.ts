/** Crockford's base 32: no I, L, O, U. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `length` characters (5 bits each) of the bytes; throws when they are too few. */
export function encodeBase32(bytes: Uint8Array, length: number): string {
  if (bytes.length * 8 < length * 5) throw new RangeError('too few bytes');
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held & 31) << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    if (text.length === length) break;
  }
  return text;
}

/** As people type it: spaces, hyphens, full width, lower case, and I L O for 1 1 0. */
export function normaliseBase32(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B\u2010-\u2015\u2212-]/gu, '')
    .toUpperCase()
    .replace(/[IL]/gu, '1')
    .replace(/O/gu, '0');
}
