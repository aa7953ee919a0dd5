/** A small HTTP client of one applicant: keeps the session cookie, sends what the site sends. */
export type Endpoints = Record<
  'site' | 'api' | 'admin' | 'ops' | 'gateway' | 'control' | 'dynamodb' | 's3' | 'issuer',
  string
>;
export type Answer = {
  status: number;
  body: any;
  headers: Headers;
};

export class Client {
  readonly base: string;
  private cookie: string | undefined;
  private readonly bearer: string | undefined;

  constructor(base: string, bearer?: string) {
    this.base = base;
    this.bearer = bearer;
  }

  get session(): string | undefined {
    return this.cookie;
  }

  /** Goes on with a session that was begun elsewhere. */
  resume(cookie: string): void {
    this.cookie = cookie;
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(new URL(path, this.base), {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { 'x-baoming': '1' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.bearer ? { authorization: `Bearer ${this.bearer}` } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      if (pair.startsWith('__Host-session=')) this.cookie = pair;
    }
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      body: json ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }
}

/** A client of a member of staff, with a token from the control address. */
export async function staffClient(endpoints: Endpoints, username: string): Promise<Client> {
  const control = new Client(endpoints.control);
  const { body } = await control.call('POST', '/tokens', { username });
  return new Client(endpoints.api, body.accessToken);
}
