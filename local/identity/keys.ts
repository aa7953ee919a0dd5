import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type JsonWebKey,
  sign,
} from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The issuer's RSA key; `jwk` is private, `publicJwk` goes into the JWKS. */
export type SigningKey = {
  jwk: JsonWebKey;
  publicJwk: JsonWebKey;
  /** A compact JWS (RS256) of the claims. */
  sign(claims: Record<string, unknown>): string;
};

/** The key kept in the folder, made at first start, so that tokens outlive a restart. */
export function openSigningKey(folder: string): SigningKey {
  const path = join(folder, 'signing-key.json');
  let stored: JsonWebKey;
  try {
    stored = JSON.parse(readFileSync(path, 'utf8')) as JsonWebKey;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    stored = privateKey.export({ format: 'jwk' });
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.tmp`, JSON.stringify(stored), { mode: 0o600 });
    renameSync(`${path}.tmp`, path);
  }
  const kid = createHash('sha256').update(String(stored.n)).digest('base64url');
  const header = Buffer.from(JSON.stringify({ kid, alg: 'RS256' })).toString('base64url');
  const privateKey = createPrivateKey({ key: stored, format: 'jwk' });
  const common = { kid, alg: 'RS256', use: 'sig' };
  return {
    jwk: { ...stored, ...common },
    publicJwk: { kty: 'RSA', n: stored.n, e: stored.e, ...common } as JsonWebKey,
    sign(claims) {
      const input = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
      return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
    },
  };
}
