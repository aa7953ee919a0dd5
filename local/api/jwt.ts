import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';

type Rule = { issuer: string; audience: string[]; scopes: string[] };
type Claims = Record<string, unknown>;

/** The JWT authorizer of an HTTP API: verifies RS256 tokens against the issuer's key set. */
export class JwtAuthorizer {
  readonly #keys = new Map<string, JsonWebKey>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The claims as strings, as functions see them; undefined when the token is refused. */
  async claims(authorization: string | undefined, rule: Rule) {
    const token = /^(?:Bearer )?([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization ?? '');
    if (!token) return undefined;
    const [, head = '', body = '', signature = ''] = token;
    const { alg, kid } = parse(head);
    const claims = parse(body);
    if (alg !== 'RS256' || typeof kid !== 'string') return undefined;
    const key = await this.#key(rule.issuer, kid);
    const signed = Buffer.from(`${head}.${body}`);
    const genuine = key && verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'));
    return genuine && this.#accepts(claims, rule) ? stringify(claims) : undefined;
  }

  #accepts(claims: Claims, { issuer, audience, scopes }: Rule): boolean {
    const seconds = this.#now() / 1000;
    const audiences = [claims.aud ?? claims.client_id].flat().map(String);
    const granted = String(claims.scope ?? claims.scp ?? '').split(' ');
    return (
      claims.iss === issuer &&
      audiences.some((each) => audience.includes(each)) &&
      Number(claims.exp) > seconds &&
      Number(claims.nbf ?? 0) <= seconds &&
      (scopes.length === 0 || scopes.some((scope) => granted.includes(scope)))
    );
  }

  async #key(issuer: string, kid: string) {
    if (!this.#keys.has(kid)) {
      const answer = await fetch(`${issuer}/.well-known/jwks.json`).catch(() => undefined);
      const { keys } = (answer?.ok ? await answer.json() : { keys: [] }) as {
        keys: (JsonWebKey & { kid: string })[];
      };
      for (const key of keys) this.#keys.set(key.kid, key);
    }
    const jwk = this.#keys.get(kid);
    return jwk && createPublicKey({ key: jwk, format: 'jwk' });
  }
}

function parse(part: string): Claims {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Claims) : {};
  } catch {
    return {};
  }
}

/** API Gateway writes a list claim as `[a b]`. */
const stringify = (claims: Claims): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
