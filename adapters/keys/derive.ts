import { createHmac, hkdfSync } from 'node:crypto';

/** A key of 32 bytes for one use, from the pepper: uses cannot be mixed up. */
export function derive(pepper: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', pepper, new Uint8Array(0), `baoming/${use}`, 32));
}

/** HMAC-SHA-256 over parts; each part is preceded by its length, so parts cannot flow together. */
export function hmac(key: Uint8Array, ...parts: string[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(`${Buffer.byteLength(part)}:${part}`);
  return mac.digest();
}
