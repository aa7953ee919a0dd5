/** What differs between YOP's two families of keys; which one is used is configured, never told. */
import { createHash, type KeyObject } from 'node:crypto';
import { isSignedByAny, signText, type VerifyingKeys } from '../shared/rsa.ts';

export type Suite = {
  /** As the authorization header begins. */
  protocol: 'YOP-RSA2048-SHA256' | 'YOP-SM2-SM3';
  digest: 'SHA256' | 'SM3';
  /** Hex. */
  hash(content: Uint8Array | string): string;
  /** The signature in base64. */
  sign(text: string): string;
  /** With any of the live keys. */
  isSigned(message: Uint8Array, signature: Uint8Array): boolean;
};

export function rsaSuite(key: KeyObject, keys: VerifyingKeys): Suite {
  return {
    protocol: 'YOP-RSA2048-SHA256',
    digest: 'SHA256',
    hash: (content) => createHash('sha256').update(content).digest('hex'),
    sign: (text) => signText(key, text),
    isSigned: (message, signature) => isSignedByAny(keys, message, signature),
  };
}
