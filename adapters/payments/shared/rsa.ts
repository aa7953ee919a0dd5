/** RSA keys and RSASSA-PKCS1-v1_5 with SHA-256: the one algorithm, never chosen by a message. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The gateway's keys by id: the one in use, and beside it the next or the last one. */
export type VerifyingKeys = ReadonlyMap<string, KeyObject>;

const MAX_KEYS = 2;
const MIN_BITS = 2048;

/** Throws unless there are one or two RSA keys of 2048 bits or more (PEM or bare base64 DER). */
export function openVerifyingKeys(texts: Record<string, string>): VerifyingKeys {
  const entries = Object.entries(texts);
  if (entries.length < 1 || entries.length > MAX_KEYS) {
    throw new Error(`a gateway needs 1 to ${MAX_KEYS} verifying keys`);
  }
  return new Map(entries.map(([id, text]) => [id, checked(openPublic(text))]));
}

/** Throws unless it is an RSA key of 2048 bits or more (PEM or bare base64 PKCS #8). */
export function openSigningKey(text: string): KeyObject {
  if (isPem(text)) return checked(createPrivateKey(text));
  const der = Buffer.from(text, 'base64');
  return checked(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** The signature in base64. */
export function signText(key: KeyObject, text: string): string {
  return sign('sha256', Buffer.from(text, 'utf8'), key).toString('base64');
}

export function isSigned(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  return verify('sha256', message, key, signature);
}

/** For gateways whose messages do not name their key: any of the live ones. */
export function isSignedByAny(
  keys: VerifyingKeys,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  return [...keys.values()].some((key) => isSigned(key, message, signature));
}

function openPublic(text: string): KeyObject {
  if (isPem(text)) return createPublicKey(text);
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
}

function isPem(text: string): boolean {
  return text.trimStart().startsWith('-----BEGIN ');
}

function checked(key: KeyObject): KeyObject {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < MIN_BITS) {
    throw new Error(`a gateway's key must be RSA of ${MIN_BITS} bits or more`);
  }
  return key;
}
