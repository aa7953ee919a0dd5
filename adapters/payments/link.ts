/**
 * A link's token: the order number and 128 random bits. Only a digest is stored, and our check
 * characters in the number refuse a guess before anything is read.
 */
import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 16;

/** The last character of the secret carries only bits that are used: 22 characters of base64url. */
export function newLinkToken(orderNumber: string): string {
  return `${orderNumber}-${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

export function readLinkToken(token: string): { orderNumber: string; hash: string } {
  const hash = createHash('sha256').update(token).digest('base64url');
  return { orderNumber: token.slice(0, token.indexOf('-')), hash };
}
