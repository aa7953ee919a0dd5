/**
 * The open platform's signatures, written apart from the product's: RSASSA-PKCS1-v1_5 from its
 * parts (RFC 8017, 9.2), so that one fault cannot hide in both.
 */
import { constants, createHash, privateEncrypt, publicDecrypt } from 'node:crypto';

/** DER of a DigestInfo for SHA-256, without the digest. */
const PREFIX = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const padding = constants.RSA_PKCS1_PADDING;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const digestInfo = (text: string) => Buffer.concat([PREFIX, Buffer.from(sha256(text), 'hex')]);

/** URL-safe base64 and the name of the digest. */
export function seal(privateKey: string, text: string): string {
  const made = privateEncrypt({ key: privateKey, padding }, digestInfo(text));
  return `${made.toString('base64url')}$SHA256`;
}

export function isSealed(publicKey: string, text: string, sealed: string): boolean {
  const [base64 = '', digest] = sealed.split('$');
  try {
    const opened = publicDecrypt({ key: publicKey, padding }, Buffer.from(base64, 'base64url'));
    return digest === 'SHA256' && opened.equals(digestInfo(text));
  } catch {
    return false;
  }
}

/** RFC 3986, byte by byte. */
export function percent(text: string): string {
  let escaped = '';
  for (const byte of Buffer.from(text)) {
    const char = String.fromCharCode(byte);
    const hex = byte.toString(16).toUpperCase().padStart(2, '0');
    escaped += /[A-Za-z0-9._~-]/.test(char) ? char : `%${hex}`;
  }
  return escaped;
}

export const canonical = (fields: Record<string, string>): string =>
  Object.keys(fields)
    .sort()
    .map((name) => `${percent(name)}=${percent(fields[name] ?? '')}`)
    .join('&');
