import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Config } from './config.ts';

/** Who is logged in, as the token says; the server decides again with every call. */
export type Staff = { username: string; groups: string[]; token: () => string | undefined };

const CALLBACK = '/callback';

/**
 * Code flow with PKCE. Tokens stay in memory: a reload asks the issuer again, whose own session
 * answers without a form. Only the state of a login under way is in sessionStorage.
 */
export function createSession({ issuer, login, clientId }: Config) {
  const manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: location.origin + CALLBACK,
    response_type: 'code',
    scope: 'openid',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  let token: string | undefined;
  manager.events.addUserLoaded((user) => {
    token = user.access_token;
  });

  return {
    /** The person after the way back from the issuer; undefined when a login is needed. */
    async resume(): Promise<Staff | undefined> {
      if (location.pathname !== CALLBACK) return undefined;
      const user = await manager.signinRedirectCallback();
      token = user.access_token;
      history.replaceState(null, '', `/${typeof user.state === 'string' ? user.state : ''}`);
      return staffOf(user.access_token, () => token);
    },
    login: () => manager.signinRedirect({ state: location.hash }),
    /** Forgets the tokens here; the issuer's own session is left to `logout`. */
    async lock(): Promise<void> {
      token = undefined;
      await manager.removeUser();
    },
    async logout(): Promise<void> {
      token = undefined;
      await manager.removeUser();
      const target = new URL('/logout', login);
      target.searchParams.set('client_id', clientId);
      target.searchParams.set('logout_uri', `${location.origin}/`);
      location.assign(target);
    },
  };
}
export type Session = ReturnType<typeof createSession>;

function staffOf(accessToken: string, token: Staff['token']): Staff {
  const part = (accessToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  const bytes = Uint8Array.from(atob(part), (char) => char.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const groups = claims['cognito:groups'];
  return {
    username: String(claims.username ?? claims.sub),
    groups: Array.isArray(groups) ? groups.map(String) : [],
    token,
  };
}
