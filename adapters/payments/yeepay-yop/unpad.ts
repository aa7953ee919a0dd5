/**
 * PKCS #1 v1.5 decryption of a key, with implicit rejection: a wrong padding gives a key nobody
 * knows, in the same steps and time as a right one, so that the answer tells a forger nothing.
 * Node refuses to decrypt with RSA_PKCS1_PADDING in some versions (CVE-2023-46809).
 */
import { constants, createHash, createHmac, type KeyObject, privateDecrypt } from 'node:crypto';

const KEY_BYTES = 16;

/** @returns 16 bytes; undefined only for a text that is no ciphertext of this key at all */
export function decryptKey(key: KeyObject, sealed: Buffer): Buffer | undefined {
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (sealed.length !== size) return undefined;
  try {
    const padded = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, sealed);
    return select(padded, rejected(key, sealed));
  } catch {
    return undefined;
  }
}

/** The key that stands for a wrong padding: always the same for the same text. */
function rejected(key: KeyObject, sealed: Buffer): Buffer {
  const secret = createHash('sha256')
    .update(key.export({ format: 'der', type: 'pkcs8' }))
    .digest();
  return createHmac('sha256', secret).update(sealed).digest().subarray(0, KEY_BYTES);
}

/** 00 02, non-zero bytes, 00, key: chosen without a branch that depends on the bytes. */
function select(padded: Buffer, otherwise: Buffer): Buffer {
  const at = (index: number) => padded.readUInt8(index);
  const separator = padded.length - KEY_BYTES - 1;
  let bad = at(0) | (at(1) ^ 2) | at(separator);
  for (let index = 2; index < separator; index += 1) bad |= ((at(index) - 1) >>> 31) & 1;
  const good = -(((bad - 1) >>> 31) & 1);
  const chosen = Buffer.alloc(KEY_BYTES);
  for (let index = 0; index < KEY_BYTES; index += 1) {
    chosen[index] = (at(separator + 1 + index) & good) | (otherwise.readUInt8(index) & ~good);
  }
  return chosen;
}
