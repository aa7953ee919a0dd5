import { base32 } from './base32.ts';
import { derive, hmac } from './derive.ts';

/**
 * Keyed digests under which people are found without storing who they are. The key belongs to
 * the exam (derived from the pepper and its id) and stays during it.
 */
export type Lookups = {
  idNumberHmac(examId: string, idNumber: string): string;
  nameHmac(examId: string, name: string): string;
  registrationHmac(examId: string, registrationNumber: string): string;
  /** Same exam and Idempotency-Key, same application: 26 base-32 characters. */
  applicationIdFrom(examId: string, idempotencyKey: string): string;
  /** The bytes of the first registration number; a repeated save computes them again. */
  registrationBytes(applicationId: string, idempotencyKey: string): Uint8Array;
  /** A MAC over a queue cursor, so that an edited one is refused. */
  cursorMac(text: string): string;
};

export function openLookups(pepper: Uint8Array): Lookups {
  const cache = new Map<string, Uint8Array>();
  const key = (use: string): Uint8Array => {
    const known = cache.get(use) ?? derive(pepper, use);
    cache.set(use, known);
    return known;
  };
  // 16 bytes keep the small item small; 128 bits of a keyed digest are beyond guessing.
  const short = (use: string, text: string) => hmac(key(use), text).toString('base64url', 0, 16);

  return {
    idNumberHmac: (examId, idNumber) => short(`id-number/${examId}`, idNumber),
    nameHmac: (examId, name) => short(`name/${examId}`, name),
    registrationHmac: (examId, number) => short(`registration/${examId}`, number),
    applicationIdFrom: (examId, idempotencyKey) =>
      base32(hmac(key('application-id'), examId, idempotencyKey), 26),
    registrationBytes: (applicationId, idempotencyKey) =>
      hmac(key('registration-number'), applicationId, idempotencyKey),
    cursorMac: (text) => short('cursor', text),
  };
}
