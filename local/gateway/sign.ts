/**
 * The simulator's own signing, written apart from the product's (HMAC from RFC 2104 by hand) so
 * that one fault cannot hide in both. Pinned to the same worked examples by tests.
 */
import { createHash } from 'node:crypto';

const BLOCK_BYTES = 64;

export type Signed = Record<string, string>;

/** The fields with `hmac` and `hmac_safe` over the named ones, in that order. */
export function signFields(key: string, order: string[], fields: Signed): Signed {
  const values = order.map((name) => fields[name] ?? '');
  const filled = values.filter((value) => value.length > 0);
  return {
    ...fields,
    hmac: hmacMd5(key, values.join('')),
    hmac_safe: hmacMd5(key, filled.join('#')),
  };
}

/** Whether an incoming form carries both right signatures. */
export function isSigned(key: string, order: string[], fields: Signed): boolean {
  const right = signFields(key, order, fields);
  return right.hmac === fields.hmac && right.hmac_safe === fields.hmac_safe;
}

function hmacMd5(key: string, text: string): string {
  let block = Buffer.from(key);
  if (block.length > BLOCK_BYTES) block = Buffer.from(md5(block), 'hex');
  block = Buffer.concat([block, Buffer.alloc(BLOCK_BYTES - block.length)]);
  const inner = md5(Buffer.concat([block.map((byte) => byte ^ 0x36), Buffer.from(text)]));
  return md5(Buffer.concat([block.map((byte) => byte ^ 0x5c), Buffer.from(inner, 'hex')]));
}

function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
