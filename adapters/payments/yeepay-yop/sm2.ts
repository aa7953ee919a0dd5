/**
 * YOP with the national algorithms: SM2 by sm-crypto-v2, SM3 and SM4 by node:crypto. Only a
 * deployment whose secret says so loads this file.
 */
import { createDecipheriv, createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { decodeAnyBase64 } from '../shared/base64.ts';
import type { Suite } from './suite.ts';

const userId = '1234567812345678';
const C1C3C2 = 1;

/** What only this family can: the key and the content of a notice. */
export type Sm2Suite = Suite & {
  /** With the live key of that serial number; false for a serial nobody knows. */
  isSignedBy(serial: string, message: Uint8Array, signature: Uint8Array): boolean;
  /** The content of a notice; undefined whatever is wrong. */
  open(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Buffer | undefined;
};

/** Throws unless the keys are SM2 keys (PEM or bare base64 of PKCS #8 and SPKI) and 1 or 2 public. */
export function sm2Suite(privateText: string, publicTexts: Record<string, string>): Sm2Suite {
  const privateKey = privateKeyOf(privateText);
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  const keys = new Map(Object.entries(publicTexts).map(([id, text]) => [id, publicKeyOf(text)]));
  if (keys.size < 1 || keys.size > 2) throw new Error('a gateway needs 1 to 2 verifying keys');
  const isSignedWith = (key: string, message: Uint8Array, signature: Uint8Array) =>
    signature.length === 64 &&
    sm2.doVerifySignature(message, hexOf(signature), key, { hash: true, der: false, userId });

  return {
    protocol: 'YOP-SM2-SM3',
    digest: 'SM3',
    hash: (content) => createHash('sm3').update(content).digest('hex'),
    sign(text) {
      const options = { hash: true, der: false, publicKey, userId };
      const made = sm2.doSignature(Buffer.from(text, 'utf8'), privateKey, options);
      return Buffer.from(made, 'hex').toString('base64');
    },
    isSigned: (message, signature) =>
      [...keys.values()].some((key) => isSignedWith(key, message, signature)),
    isSignedBy(serial, message, signature) {
      const key = keys.get(serial);
      return key !== undefined && isSignedWith(key, message, signature);
    },
    open(key, iv, sealed) {
      try {
        // The library leaves out the byte that says "uncompressed point".
        const text = hexOf(key).replace(/^04/, '');
        const secret = sm2.doDecrypt(text, privateKey, C1C3C2, { output: 'array' });
        const decipher = createDecipheriv('sm4-cbc', secret, iv);
        return Buffer.concat([decipher.update(sealed), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function derOf(text: string): string {
  const base64 = text.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
  return hexOf(decodeAnyBase64(base64) ?? Buffer.alloc(0));
}

/** ECPrivateKey (RFC 5915): version 1 and the 32 bytes. */
function privateKeyOf(text: string): string {
  const match = /0201010420([0-9a-f]{64})/.exec(derOf(text));
  if (!match?.[1]) throw new Error('a private key of YOP is no SM2 key');
  return match[1];
}

/** The uncompressed point at the end of the SPKI. */
function publicKeyOf(text: string): string {
  const point = derOf(text).slice(-130);
  if (!/^04[0-9a-f]{128}$/.test(point) || !sm2.verifyPublicKey(point)) {
    throw new Error('a public key of YOP is no SM2 key');
  }
  return point;
}
