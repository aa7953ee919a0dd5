import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Provider, TokenContext } from 'oidc-provider';
import { type Account, accessClaims, subjectOf, TOKEN_SECONDS } from './claims.ts';
import type { SigningKey } from './keys.ts';
import { loginPage } from './login-page.ts';
import { memoryAdapter } from './memory.ts';

export type ProviderOptions = {
  issuer: string;
  clientId: string;
  redirectUris: string[];
  accounts: Account[];
  key: SigningKey;
  now(): number;
};

export const originsOf = (uris: string[]) => [...new Set(uris.map((uri) => new URL(uri).origin))];

type ErrorContext = { type: string; body: string };

/** An error that cannot be sent back to the admin page, as the person at the browser sees it. */
async function renderError(context: ErrorContext, out: { error: string }): Promise<void> {
  context.type = 'html';
  context.body = loginPage([], `登录请求无效（${out.error}），请回到管理页面重新登录。`);
}

/** Cognito's addresses and PKCE for one public client. */
function configuration(options: ProviderOptions): object {
  const origins = originsOf(options.redirectUris);
  const find = (id: string) => options.accounts.find((account) => account.username === id);
  const client = {
    client_id: options.clientId,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: options.redirectUris,
    post_logout_redirect_uris: origins.flatMap((origin) => [origin, `${origin}/`]),
    application_type: 'native',
  };
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax' };
  return {
    adapter: memoryAdapter(),
    clients: [client],
    jwks: { keys: [options.key.jwk] },
    pkce: { required: () => true },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      jwks: '/.well-known/jwks.json',
      revocation: '/oauth2/revoke',
      end_session: '/logout',
    },
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: { openid: ['sub', 'cognito:groups', 'cognito:username', 'token_use', 'name'] },
    conformIdTokenClaims: false,
    ttl: {
      IdToken: TOKEN_SECONDS,
      AccessToken: TOKEN_SECONDS,
      RefreshToken: 8 * 3600,
      Session: 8 * 3600,
      Interaction: 600,
      Grant: 8 * 3600,
    },
    issueRefreshToken: () => true,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true },
    },
    clientBasedCORS: (_context: unknown, origin: string) => origins.includes(origin),
    findAccount: (_context: unknown, id: string) => {
      const account = find(id);
      return (
        account && {
          accountId: id,
          claims: () => ({
            sub: id,
            'cognito:groups': account.groups,
            'cognito:username': id,
            name: account.name ?? id,
            token_use: 'id',
          }),
        }
      );
    },
    interactions: {
      url: (_context: unknown, { uid }: { uid: string }) => `/login?interaction=${uid}`,
    },
    renderError,
    cookies: { keys: [randomBytes(24).toString('base64url')], short: cookie, long: cookie },
  };
}

/** The ID token again, at the system's time and with the hash of the new access token. */
function idTokenAgain(
  options: ProviderOptions,
  username: string,
  idToken: string,
  accessToken: string,
): string {
  const part = idToken.split('.')[1] ?? '';
  const claims = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  const iat = Math.floor(options.now() / 1000);
  const hash = createHash('sha256').update(accessToken).digest().subarray(0, 16);
  return options.key.sign({
    ...claims,
    sub: subjectOf(username),
    at_hash: hash.toString('base64url'),
    auth_time: iat,
    iat,
    exp: iat + TOKEN_SECONDS,
    jti: randomUUID(),
  });
}

/**
 * oidc-provider reads the machine's clock, takes its own account id for `sub` and cannot issue a JWT
 * without `aud`, so its token answer
 * is given Cognito-shaped tokens of the system's time before it leaves.
 */
function replaceTokens(options: ProviderOptions, context: TokenContext): void {
  const body = context.body as { access_token?: string; id_token?: string; scope?: string } | null;
  const username = context.oidc?.account?.accountId;
  const account = options.accounts.find((candidate) => candidate.username === username);
  if (context.oidc?.route !== 'token' || !body?.access_token || !account) return;
  const accessToken = options.key.sign(
    accessClaims(account, {
      issuer: options.issuer,
      clientId: options.clientId,
      scope: body.scope ?? 'openid',
      now: options.now(),
      seconds: TOKEN_SECONDS,
    }),
  );
  context.body = {
    ...body,
    access_token: accessToken,
    ...(body.id_token && {
      id_token: idTokenAgain(options, account.username, body.id_token, accessToken),
    }),
  };
}

export async function createProvider(options: ProviderOptions): Promise<Provider> {
  const { Provider: OidcProvider } = await import('oidc-provider');
  const provider = new OidcProvider(options.issuer, configuration(options));
  provider.use(async (context, next) => {
    await next();
    replaceTokens(options, context);
  });
  return provider;
}
