/**
 * The digital envelope of a notice: `b64(RSA(aesKey))$b64(AES-128-ECB(json$b64(sig)))$AES$SHA256`.
 * Whatever is wrong inside, the answer is the same: nothing.
 */
import { createDecipheriv, type KeyObject } from 'node:crypto';
import { decodeAnyBase64 } from '../shared/base64.ts';
import { type JsonObject, parseObject } from '../shared/json.ts';
import type { Suite } from './suite.ts';
import { decryptKey } from './unpad.ts';

export function openEnvelope(
  suite: Suite,
  privateKey: KeyObject,
  response: string,
): JsonObject | undefined {
  const [key = '', content = '', cipher, digest, ...rest] = response.split('$');
  if (cipher !== 'AES' || digest !== 'SHA256' || rest.length > 0) return undefined;
  const sealedKey = decodeAnyBase64(key);
  const sealed = decodeAnyBase64(content);
  const aesKey = sealedKey && decryptKey(privateKey, sealedKey);
  const opened = aesKey && sealed && decrypt(aesKey, sealed);
  if (!opened) return undefined;
  // The JSON may hold dollars of its own; the signature cannot.
  const border = opened.lastIndexOf('$');
  const signature = decodeAnyBase64(opened.subarray(border + 1).toString('latin1'));
  const json = opened.subarray(0, Math.max(border, 0));
  if (!signature || !suite.isSigned(json, signature)) return undefined;
  return parseObject(json.toString('utf8'));
}

function decrypt(key: Buffer, sealed: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-128-ecb', key, null);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    return undefined;
  }
}
