import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from 'oidc-provider';
import { type Account, accessClaims, TOKEN_SECONDS } from './claims.ts';
import { openSigningKey } from './keys.ts';
import { loginPage } from './login-page.ts';
import { createProvider, originsOf } from './provider.ts';

export type { Account } from './claims.ts';

export type IssuerOptions = {
  port: number;
  /** Keeps the signing key. */
  folder: string;
  accounts: Account[];
  clientId: string;
  redirectUris: string[];
  /** The system's time, epoch ms. */
  now(): number;
};

export type Issuer = {
  /** Base address and `iss`; discovery and JWKS under `/.well-known/`. */
  url: string;
  /** An access token of an account without its login; throws for an unknown user name. */
  issueToken(username: string, options?: { expiresInSeconds?: number }): string;
  stop(): Promise<void>;
};

function respond(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    ...(type.startsWith('text/html')
      ? {
          'content-security-policy':
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        }
      : { 'access-control-allow-origin': '*' }),
  });
  response.end(body);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) break;
  }
  return new URLSearchParams(text);
}

async function login(
  provider: Provider,
  accounts: Account[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const html = 'text/html; charset=utf-8';
  let clientId: string;
  try {
    clientId = (await provider.interactionDetails(request, response)).params.client_id;
  } catch {
    respond(response, 400, html, loginPage([], '登录已过期，请回到管理页面重新登录。'));
    return;
  }
  if (request.method !== 'POST') return respond(response, 200, html, loginPage(accounts));
  const username = (await readForm(request)).get('username') ?? '';
  if (!accounts.some((account) => account.username === username)) {
    return respond(response, 401, html, loginPage(accounts, '没有这个账号。'));
  }
  const grant = new provider.Grant({ accountId: username, clientId });
  grant.addOIDCScope('openid profile email offline_access');
  const result = { login: { accountId: username }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, {
    mergeWithLastSubmission: false,
  });
}

/** Cognito's own form of logout: `/logout?client_id=…&logout_uri=…` ends the login and returns. */
function cognitoLogout(options: IssuerOptions, target: URL, response: ServerResponse): void {
  const uri = target.searchParams.get('logout_uri') ?? '';
  const allowed =
    target.searchParams.get('client_id') === options.clientId &&
    URL.canParse(uri) &&
    originsOf(options.redirectUris).includes(new URL(uri).origin);
  if (!allowed) {
    respond(response, 400, 'application/json', '{"error":"invalid_request"}');
    return;
  }
  const gone = ['_session', '_session.sig'].map((name) => `${name}=; Path=/; Max-Age=0; HttpOnly`);
  response.writeHead(302, { location: uri, 'set-cookie': gone }).end();
}

/** Starts the issuer on 127.0.0.1; oidc-provider is loaded when its first page is asked for. */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const key = openSigningKey(options.folder);
  const jwks = JSON.stringify({ keys: [key.publicJwk] });
  let url = '';
  let provider: Promise<Provider> | undefined;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = new URL(request.url ?? '/', url);
    if (target.pathname === '/.well-known/jwks.json') {
      return respond(response, 200, 'application/json', jwks);
    }
    if (target.pathname === '/logout' && target.searchParams.has('logout_uri')) {
      return cognitoLogout(options, target, response);
    }
    provider ??= createProvider({ ...options, issuer: url, key });
    const ready = await provider;
    if (target.pathname === '/login') return login(ready, options.accounts, request, response);
    await ready.callback()(request, response);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error('local issuer', error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    issueToken(username, { expiresInSeconds = TOKEN_SECONDS } = {}) {
      const account = options.accounts.find((candidate) => candidate.username === username);
      if (!account) throw new Error(`No account ${username}`);
      const { clientId } = options;
      const token = { issuer: url, clientId, scope: 'openid', now: options.now() };
      return key.sign(accessClaims(account, { ...token, seconds: expiresInSeconds }));
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
