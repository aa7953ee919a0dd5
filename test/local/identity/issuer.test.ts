import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Issuer, startIssuer } from '../../../local/identity/issuer.ts';

const CALLBACK = 'http://127.0.0.1:3000/callback';
const folder = mkdtempSync(join(tmpdir(), 'baoming-issuer-'));
const clock = { offset: 0 };
const start = () =>
  startIssuer({
    port: 0,
    folder,
    now: () => Date.now() + clock.offset,
    clientId: 'baoming-admin',
    redirectUris: [CALLBACK],
    accounts: [
      { username: 'reviewer', name: '资格审核员', groups: ['reviewer', 'dept:*'] },
      { username: 'auditor', groups: ['auditor'] },
    ],
  });

let issuer: Issuer;
beforeAll(async () => {
  issuer = await start();
});
afterAll(async () => {
  await issuer.stop();
  rmSync(folder, { recursive: true });
});

async function verify(token: string) {
  const jwksUri = `${issuer.url}/.well-known/jwks.json`;
  const verifier = JwtVerifier.create({ issuer: issuer.url, audience: null, jwksUri });
  verifier.cacheJwks((await (await fetch(jwksUri)).json()) as Jwks);
  return verifier.verify(token);
}

/** A browser that keeps cookies and follows no redirect by itself. */
function browser() {
  const jar = new Map<string, string>();
  return async (url: string | URL, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
}

async function authorize(extra: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'baoming-admin',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: CALLBACK,
    state: 's1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
  });
  const go = browser();
  const response = await go(`${issuer.url}/oauth2/authorize?${query}`);
  return { go, verifier, response };
}

async function login(username: string) {
  const { go, verifier, response } = await authorize();
  const page = new URL(response.headers.get('location') ?? '', issuer.url);
  const html = await (await go(page)).text();
  let next = await go(page, { method: 'POST', body: new URLSearchParams({ username }) });
  for (let hop = 0; hop < 4; hop++) {
    const location = next.headers.get('location') ?? '';
    if (!location || location.startsWith(CALLBACK)) break;
    next = await go(new URL(location, issuer.url));
  }
  const location = next.headers.get('location');
  const code = location ? (new URL(location).searchParams.get('code') ?? '') : '';
  return { html, status: next.status, code, verifier };
}

const exchange = (code: string, verifier: string) =>
  fetch(`${issuer.url}/oauth2/token`, {
    method: 'POST',
    headers: { origin: 'http://127.0.0.1:3000' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'baoming-admin',
      code,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    }),
  });

const shape = (claims: object) => Object.keys(claims).sort();

describe('issueToken', () => {
  it('gives a token of the account that the JWKS verifies', async () => {
    const claims = await verify(issuer.issueToken('reviewer'));
    expect(claims).toMatchObject({
      iss: issuer.url,
      client_id: 'baoming-admin',
      token_use: 'access',
      username: 'reviewer',
      'cognito:groups': ['reviewer', 'dept:*'],
    });
  });

  it('follows the system clock', async () => {
    const token = issuer.issueToken('reviewer', { expiresInSeconds: -1 });
    await expect(verify(token)).rejects.toThrow(/expired/i);
    clock.offset = -7_200_000;
    const old = issuer.issueToken('reviewer');
    clock.offset = 0;
    await expect(verify(old)).rejects.toThrow(/expired/i);
  });

  it('knows its accounts alone', () => {
    expect(() => issuer.issueToken('nobody')).toThrow('No account nobody');
  });
});

describe('login with code and PKCE', () => {
  it('lists the accounts and ends in tokens of the same shape', async () => {
    const { html, code, verifier } = await login('reviewer');
    expect(html).toContain('资格审核员（reviewer）');
    const response = await exchange(code, verifier);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3000');
    const tokens = (await response.json()) as Record<string, string>;
    const access = await verify(tokens.access_token ?? '');
    expect(shape(access)).toEqual(shape(await verify(issuer.issueToken('reviewer'))));
    expect(access).toMatchObject({ username: 'reviewer', token_use: 'access' });
    const id = await verify(tokens.id_token ?? '');
    expect(id).toMatchObject({ aud: 'baoming-admin', token_use: 'id', sub: access.sub });
    expect(tokens.refresh_token).toBeTruthy();
    expect((await exchange(code, verifier)).status).toBe(400);
  });

  it('renews by refresh token with the same shape', async () => {
    const { code, verifier } = await login('reviewer');
    const first = (await (await exchange(code, verifier)).json()) as Record<string, string>;
    const response = await fetch(`${issuer.url}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'baoming-admin',
        refresh_token: first.refresh_token ?? '',
      }),
    });
    const tokens = (await response.json()) as Record<string, string>;
    expect(await verify(tokens.access_token ?? '')).toMatchObject({
      username: 'reviewer',
      client_id: 'baoming-admin',
    });
  });

  it('issues at the system time', async () => {
    const { code, verifier } = await login('auditor');
    clock.offset = 86_400_000;
    const tokens = (await (await exchange(code, verifier)).json()) as Record<string, string>;
    clock.offset = 0;
    for (const token of [tokens.access_token, tokens.id_token]) {
      const claims = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString());
      expect(claims.iat * 1000 - Date.now()).toBeGreaterThan(86_000_000);
    }
  });

  it('refuses a wrong verifier, an unknown account, a foreign address and a lack of PKCE', async () => {
    const { code } = await login('reviewer');
    expect((await exchange(code, randomBytes(32).toString('base64url'))).status).toBe(400);
    expect((await login('nobody')).status).toBe(401);
    const foreign = await authorize({ redirect_uri: 'https://evil.example/cb' });
    expect(foreign.response.status).toBe(400);
    const plain = await authorize({ code_challenge: '', code_challenge_method: '' });
    expect(plain.response.headers.get('location')).toContain('error=invalid_request');
  });
});

it('publishes discovery and keeps its key over a restart', async () => {
  const answer = await fetch(`${issuer.url}/.well-known/openid-configuration`, {
    headers: { origin: 'http://127.0.0.1:3000' },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBeTruthy();
  const discovery = await answer.json();
  expect(discovery).toMatchObject({
    issuer: issuer.url,
    authorization_endpoint: `${issuer.url}/oauth2/authorize`,
    jwks_uri: `${issuer.url}/.well-known/jwks.json`,
  });
  const keys = await (await fetch(`${issuer.url}/.well-known/jwks.json`)).json();
  await issuer.stop();
  issuer = await start();
  expect(await (await fetch(`${issuer.url}/.well-known/jwks.json`)).json()).toEqual(keys);
});

it('logs out as Cognito does, to its own addresses only', async () => {
  const logout = (uri: string) =>
    fetch(`${issuer.url}/logout?client_id=baoming-admin&logout_uri=${encodeURIComponent(uri)}`, {
      redirect: 'manual',
    });
  expect((await logout('http://127.0.0.1:3000/')).status).toBe(302);
  expect((await logout('https://evil.example/')).status).toBe(400);
});
