import type { RequestListener, ServerResponse } from 'node:http';
import type { HttpApi } from '../api/server.ts';
import { sendJson } from '../http.ts';
import type { Cloud } from '../template.ts';
import { findFile, sendFile } from './files.ts';

type Options = {
  api: HttpApi;
  /** Headers that CloudFront adds to pages. */
  headers: Record<string, string>;
  /** The built pages; a page that is not there is the index, whose router decides. */
  pages: string;
  /** Reads an open-data object, by its key in the data bucket. */
  data: (key: string) => Promise<Buffer | undefined>;
};

/** What CloudFront is on AWS: one origin for the pages, `/data/*`, `/api/*` and `/n/*`. */
export function siteListener({ api, headers, pages, data }: Options): RequestListener {
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const serve = async () => {
      if (/^\/(api|n)\//.test(path)) return api(request, response);
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return sendJson(response, 405, { message: 'Method Not Allowed' });
      if (path.startsWith('/data/')) return sendData(response, await data(path.slice(1)), headers);
      sendPage(response, pages, path, headers);
    };
    serve().catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendJson(response, 500, { message: 'Internal Server Error' });
    });
  };
}

/** Serves a folder of pages alone, as Amplify does for the admin page. */
export function pagesListener(pages: string, headers: Record<string, string>): RequestListener {
  return (request, response) =>
    sendPage(response, pages, (request.url ?? '/').split('?')[0] ?? '/', headers);
}

function sendPage(
  response: ServerResponse,
  pages: string,
  path: string,
  headers: Record<string, string>,
): void {
  const isPage = !/\.\w+$/.test(path);
  const file = findFile(pages, path) ?? (isPage ? findFile(pages, '/index.html') : undefined);
  if (file) sendFile(response, file, headers);
  else sendJson(response, 404, { message: 'Not Found' });
}

function sendData(
  response: ServerResponse,
  body: Buffer | undefined,
  headers: Record<string, string>,
): void {
  if (!body) {
    sendJson(response, 404, { message: 'Not Found' });
    return;
  }
  const type = 'application/json; charset=utf-8';
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'public, max-age=60',
    ...headers,
  });
  response.end(body);
}

/** The headers of the template's response headers policy, the CSP among them. */
export function policyHeaders(cloud: Cloud): Record<string, string> {
  const [policy] = cloud.all('AWS::CloudFront::ResponseHeadersPolicy');
  const config = (policy?.properties.ResponseHeadersPolicyConfig ?? {}) as PolicyConfig;
  const security = config.SecurityHeadersConfig ?? {};
  const headers: Record<string, string> = {};
  const csp = security.ContentSecurityPolicy?.ContentSecurityPolicy;
  if (csp) headers['content-security-policy'] = csp;
  if (security.ContentTypeOptions) headers['x-content-type-options'] = 'nosniff';
  if (security.FrameOptions?.FrameOption)
    headers['x-frame-options'] = security.FrameOptions.FrameOption;
  const referrer = security.ReferrerPolicy?.ReferrerPolicy;
  if (referrer) headers['referrer-policy'] = referrer;
  for (const { Header, Value } of config.CustomHeadersConfig?.Items ?? [])
    headers[Header.toLowerCase()] = Value;
  return headers;
}

type PolicyConfig = {
  SecurityHeadersConfig?: {
    ContentSecurityPolicy?: { ContentSecurityPolicy: string };
    ContentTypeOptions?: unknown;
    FrameOptions?: { FrameOption: string };
    ReferrerPolicy?: { ReferrerPolicy: string };
  };
  CustomHeadersConfig?: { Items: { Header: string; Value: string }[] };
};
