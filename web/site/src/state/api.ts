import { t } from './preferences.ts';

export type FieldError = { pointer: string; code: string; detail: string };
export type Problem = {
  title: string;
  detail?: string | undefined;
  status: number;
  code: string;
  traceId?: string | undefined;
  errors?: FieldError[] | undefined;
};
export type Answer<Body> =
  | { ok: true; status: number; body: Body }
  | { ok: false; problem: Problem };

/** How far the server's clock is ahead of this device's, in ms. */
let ahead = 0;
export const serverNow = () => Date.now() + ahead;

/** One call of the API. Never throws: whatever goes wrong is a problem to show. */
export async function call<Body>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'X-Baoming': '1' }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    noteClock(response);
    const text = await response.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return { ok: true, status: response.status, body: json as Body };
    return { ok: false, problem: problemOf(response, json as Partial<Problem>) };
  } catch {
    return { ok: false, problem: problemOfStatus(0) };
  }
}

/** What a bare status says; 0 where no answer came. */
export function problemOfStatus(status: number): Problem {
  if (status === 0) {
    const title = t('common.offline');
    return { title, detail: t('common.offlineDetail'), status, code: 'offline' };
  }
  const busy = status === 429 || status === 503;
  return { title: t(busy ? 'common.busy' : 'common.fault'), status, code: String(status) };
}

function noteClock(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(date)) ahead = date - Date.now();
}

/** The gateway in front answers `{ message }` only: the status has to say it. */
function problemOf(response: Response, json: Partial<Problem>): Problem {
  const { status } = response;
  const seconds = response.headers.get('retry-after');
  const bare = problemOfStatus(status);
  return {
    status,
    code: json?.code ?? bare.code,
    title: json?.title ?? bare.title,
    detail: seconds ? t('common.wait', { n: seconds }) : json?.detail,
    traceId: json?.traceId ?? response.headers.get('apigw-requestid') ?? undefined,
    errors: json?.errors,
  };
}
