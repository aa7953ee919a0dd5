import type { HttpEvent } from '#adapters/http/types.ts';

type Parts = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  cookies?: string[];
  params?: Record<string, string>;
  query?: Record<string, string>;
  claims?: Record<string, unknown>;
};

export const now = Date.UTC(2017, 2, 16, 1);

/** A payload 2.0 event of a changing JSON call unless the parts say otherwise. */
export function eventOf(parts: Parts): HttpEvent {
  const { method = 'POST', headers = {}, params = {}, query = {}, claims } = parts;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'x-baoming': '1', ...headers },
    ...(parts.cookies && { cookies: parts.cookies }),
    ...(parts.body === undefined ? {} : { body: parts.body }),
    isBase64Encoded: false,
    pathParameters: params,
    queryStringParameters: query,
    requestContext: {
      requestId: 'trace-1',
      timeEpoch: now,
      http: { method, path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      ...(claims && { authorizer: { jwt: { claims } } }),
    } as HttpEvent['requestContext'],
  };
}
