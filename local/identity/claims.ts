import { createHash, randomUUID } from 'node:crypto';

/** A staff account of the demonstration; groups as the JWT authorizer reads them. */
export type Account = {
  username: string;
  /** Name shown on the login page. */
  name?: string;
  /** For example `reviewer` and `dept:*`. */
  groups: string[];
};

/** Seconds a token is good for, as an app client of Cognito has it by default. */
export const TOKEN_SECONDS = 3600;

/** A stable UUID per user name: Cognito's `sub` is one too, never the user name. */
export function subjectOf(username: string): string {
  const hex = createHash('sha256').update(`baoming-local:${username}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
    .concat(hex.slice(20, 32))
    .join('-');
}

/** Claims of a Cognito access token: no `aud`, the client in `client_id`. `now` is epoch ms. */
export function accessClaims(
  account: Account,
  token: { issuer: string; clientId: string; scope: string; now: number; seconds: number },
): Record<string, unknown> {
  const iat = Math.floor(token.now / 1000);
  return {
    sub: subjectOf(account.username),
    'cognito:groups': account.groups,
    iss: token.issuer,
    version: 2,
    client_id: token.clientId,
    token_use: 'access',
    scope: token.scope,
    auth_time: iat,
    iat,
    exp: iat + token.seconds,
    jti: randomUUID(),
    username: account.username,
  };
}
