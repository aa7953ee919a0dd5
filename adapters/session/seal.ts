import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
/** Ties the bytes to their use: something else sealed under the same key does not open here. */
const PURPOSE = Buffer.from('baoming session 1');

/** AES-256-GCM: nonce, tag, cipher text, in base64url. */
export function seal(text: string, key: Uint8Array): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(PURPOSE);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text that was sealed, undefined for anything else. */
export function open(sealed: string, key: Uint8Array): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= NONCE + TAG) return undefined;
  const nonce = bytes.subarray(0, NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(PURPOSE);
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(NONCE + TAG)),
      decipher.final(),
    ]).toString();
  } catch {
    // GCM refuses forged or foreign bytes by throwing: for the caller there is no session.
    return undefined;
  }
}
