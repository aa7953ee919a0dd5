import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ACCOUNT } from '../template.ts';
import type { Match } from './match.ts';

const TEXT =
  /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|[\w.+-]+\+(json|xml)))/;
/** Headers that CloudFront and API Gateway consume. */
const HOP = new Set(['cookie', 'connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

type Given = {
  request: IncomingMessage;
  match: Match;
  body: Buffer;
  claims: Record<string, string> | undefined;
  /** Milliseconds since the epoch, by the platform's clock. */
  now: number;
};

/** The event of payload format 2.0. */
export function httpEvent({ request, match, body, claims, now }: Given) {
  const [rawPath = '/', rawQueryString = ''] = splitOnce(request.url ?? '/', '?');
  const { cookie } = request.headers;
  const query = joinRepeated(new URLSearchParams(rawQueryString));
  const type = request.headers['content-type'] ?? '';
  const isBase64Encoded = body.length > 0 && type !== '' && !TEXT.test(type);
  const { routeKey, authorizer } = match.route;
  const host = request.headers.host ?? '';
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    ...(cookie ? { cookies: cookie.split(/;\s*/) } : {}),
    headers: headersOf(request),
    ...(rawQueryString ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: ACCOUNT,
      apiId: 'local',
      ...(authorizer && claims
        ? {
            authorizer: {
              jwt: { claims, scopes: authorizer.scopes.length ? authorizer.scopes : null },
            },
          }
        : {}),
      domainName: host,
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomBytes(12).toString('base64url'),
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(match.parameters).length ? { pathParameters: match.parameters } : {}),
    ...(body.length ? { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') } : {}),
    isBase64Encoded,
  };
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const values = Object.entries(request.headersDistinct).filter(([name]) => !HOP.has(name));
  const headers = Object.fromEntries(values.map(([name, each]) => [name, (each ?? []).join(',')]));
  return {
    ...headers,
    'x-amzn-trace-id': `Root=1-${randomBytes(4).toString('hex')}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-port': headers.host?.split(':')[1] ?? '80',
    'x-forwarded-proto': 'http',
  };
}

function joinRepeated(search: URLSearchParams): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of search)
    joined[name] = Object.hasOwn(joined, name) ? `${joined[name]},${value}` : value;
  return joined;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** 12/Mar/2020:19:03:58 +0000 */
function commonLogTime(now: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(now).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
