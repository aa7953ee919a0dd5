/** Tokens as the local issuer signs them, and as somebody else would like to. */
import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { accessClaims } from '../../../local/identity/claims.ts';
import { openSigningKey } from '../../../local/identity/keys.ts';
import { CLIENT_ID } from '../../../local/outside.ts';
import { Client } from '../../../scripts/journey/client.ts';
import type { platformForTests } from './platform.ts';

type Claims = Record<string, unknown>;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function staffTokens(platform: ReturnType<typeof platformForTests>) {
  const key = () => openSigningKey(join(platform.home, 'identity'));
  const claims = (groups: string[], change: Claims = {}, username = 'somebody'): Claims => {
    const issuer = platform.endpoints.issuer;
    const token = { issuer, clientId: CLIENT_ID, scope: 'openid', now: Date.now(), seconds: 3600 };
    return { ...accessClaims({ username, groups }, token), ...change };
  };
  const signed = (groups: string[], change: Claims = {}, username?: string) =>
    key().sign(claims(groups, change, username));

  return {
    /** A member of staff with exactly these groups. */
    client: (groups: string[], username?: string) =>
      new Client(platform.endpoints.api, signed(groups, {}, username)),
    /** Each would open every door if it were believed. */
    forged(groups: string[]): Record<string, string> {
      const now = Math.floor(Date.now() / 1000);
      const good = signed(groups);
      const [head = '', body = '', signature = ''] = good.split('.');
      const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString());
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const strange = sign('RSA-SHA256', Buffer.from(`${head}.${body}`), privateKey);
      const publicPem = createPublicKey({ key: key().publicJwk, format: 'jwk' }).export({
        ...{ type: 'spki', format: 'pem' },
      });
      const symmetric = `${encode({ alg: 'HS256', kid })}.${body}`;
      const mac = createHmac('sha256', publicPem).update(symmetric).digest('base64url');
      const more = encode(claims([...groups, 'lead', 'dept:*']));
      return {
        nonsense: 'x.y.z',
        'another signer': `${head}.${body}.${strange.toString('base64url')}`,
        'another issuer': signed(groups, { iss: 'https://issuer.invalid' }),
        'another audience': signed(groups, { client_id: 'another-client' }),
        'an audience beside the client': signed(groups, { aud: 'another-client' }),
        'no algorithm': `${encode({ alg: 'none', kid })}.${body}.`,
        'no algorithm, signed': `${encode({ alg: 'none', kid })}.${body}.${signature}`,
        'HS256 with the public key': `${symmetric}.${mac}`,
        expired: signed(groups, { exp: now - 60 }),
        'never expiring': signed(groups, { exp: undefined }),
        'not yet valid': signed(groups, { nbf: now + 600 }),
        'edited groups': `${head}.${more}.${signature}`,
      };
    },
  };
}
