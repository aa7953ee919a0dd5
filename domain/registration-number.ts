import { alphabet, encodeBase32, normaliseBase32 } from './base32.ts';

const secretLength = 11;

/**
 * Check character over GF(32), x^5 + x^2 + 1: every wrong character and every swap of two
 * characters is found, since each place has its own power of the primitive element.
 */
function checkCharacter(secret: string): string {
  let sum = 0;
  for (const character of secret) {
    sum ^= alphabet.indexOf(character);
    sum <<= 1;
    if (sum & 32) sum ^= 0b100101;
  }
  return alphabet[sum] as string;
}

/** 报名序号: 55 secret bits as 11 characters, and the check character. Needs 7 bytes or more. */
export function formatRegistrationNumber(bytes: Uint8Array): string {
  const secret = encodeBase32(bytes, secretLength);
  return secret + checkCharacter(secret);
}

export function normaliseRegistrationNumber(text: string): string {
  return normaliseBase32(text);
}

/** True for a normalised number whose check character fits. */
export function isRegistrationNumber(text: string): boolean {
  if (!/^[0-9A-HJKMNP-TV-Z]{12}$/u.test(text)) return false;
  return checkCharacter(text.slice(0, secretLength)) === text[secretLength];
}
