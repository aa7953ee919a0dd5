import { createDecipheriv } from 'node:crypto';
import { decodeBase64 } from '../shared/base64.ts';
import { type JsonObject, parseObject, textOf } from '../shared/json.ts';

const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** The sealed part of a notice (AES-256-GCM); undefined for every way in which it does not open. */
export function openResource(apiV3Key: Buffer, resource: JsonObject): JsonObject | undefined {
  if (textOf(resource, 'algorithm') !== 'AEAD_AES_256_GCM') return undefined;
  const sealed = decodeBase64(textOf(resource, 'ciphertext'));
  const nonce = Buffer.from(textOf(resource, 'nonce'), 'utf8');
  if (!sealed || sealed.length <= TAG_BYTES || nonce.length !== NONCE_BYTES) return undefined;
  try {
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, options);
    decipher.setAAD(Buffer.from(textOf(resource, 'associated_data'), 'utf8'));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const opened = [decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()];
    return parseObject(Buffer.concat(opened).toString('utf8'));
  } catch {
    return undefined;
  }
}
