import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A random name of 26 base-32 characters (130 bits), fit for keys and URLs. */
export function newId(): string {
  return Array.from(randomBytes(26), (byte) => alphabet[byte & 31]).join('');
}
