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
  phoneHmac(examId: string, phone: string): string;
  /** Names the bucket of a limit without keeping who it limits. */
  limitHmac(...parts: string[]): string;
  /** Same exam and Idempotency-Key, same application: 26 base-32 characters. */
  applicationIdFrom(examId: string, idempotencyKey: string): string;
  /** The bytes of the first registration number; a repeated save computes them again. */
  registrationBytes(applicationId: string, idempotencyKey: string): Uint8Array;
  /** The bytes of a later number: what is sent again for the same request is the same number. */
  laterRegistrationBytes(applicationId: string, requestId: string): Uint8Array;
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
    phoneHmac: (examId, phone) => short(`phone/${examId}`, phone),
    limitHmac: (...parts) => hmac(key('limit'), ...parts).toString('base64url', 0, 16),
    applicationIdFrom: (examId, idempotencyKey) =>
      base32(hmac(key('application-id'), examId, idempotencyKey), 26),
    registrationBytes: (applicationId, idempotencyKey) =>
      hmac(key('registration-number'), applicationId, idempotencyKey),
    laterRegistrationBytes: (applicationId, requestId) =>
      hmac(key('later-registration-number'), applicationId, requestId),
    cursorMac: (text) => short('cursor', text),
  };
}
