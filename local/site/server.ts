import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { relative } from 'node:path';
import type { HttpApi } from '../api/server.ts';
import { sendJson } from '../http.ts';
import type { Cloud } from '../template.ts';
import { sendBody } from './compress.ts';
import type { DataObject } from './data.ts';
import type { Pages } from './deployment.ts';
import { findFile } from './files.ts';

type Options = {
  api: HttpApi;
  /** Headers that CloudFront adds to what it passes to the API, in the place of the viewer's. */
  added: Record<string, string>;
  /** Headers that CloudFront adds to pages. */
  headers: Record<string, string>;
  /** The built pages as the template deploys them; none in a template without. */
  pages: Pages | undefined;
  /** Reads an open-data object, by its key in the data bucket. */
  data: (key: string) => Promise<DataObject | undefined>;
};

/** What CloudFront is on AWS: one origin for the pages, `/data/*`, `/api/*` and `/n/*`. */
export function siteListener({ api, added, headers, pages, data }: Options): RequestListener {
  const sendPage = pages ? pagesListener(pages, headers) : notFound;
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const serve = async () => {
      if (/^\/(api|n)\//.test(path)) {
        for (const [name, value] of Object.entries(added)) {
          request.headers[name] = value;
          request.headersDistinct[name] = [value];
        }
        return api(request, response);
      }
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return sendJson(response, 405, { message: 'Method Not Allowed' });
      if (!path.startsWith('/data/')) return sendPage(request, response);
      const found = await data(path.slice(1));
      if (!found) return sendJson(response, 404, { message: 'Not Found' });
      sendBody(request, response, { ...found, headers });
    };
    serve().catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendJson(response, 500, { message: 'Internal Server Error' });
    });
  };
}

const notFound: RequestListener = (_, response) =>
  sendJson(response, 404, { message: 'Not Found' });

/** Serves a folder of pages alone, as Amplify does for the admin page. */
export function pagesListener(
  { folder, cacheControlOf, typeOf }: Pages,
  headers: Record<string, string>,
): RequestListener {
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const isPage = !/\.\w+$/.test(path);
    // A page that is not there is the index, whose router decides.
    const file = findFile(folder, path) ?? (isPage ? findFile(folder, '/index.html') : undefined);
    if (!file) return sendJson(response, 404, { message: 'Not Found' });
    const name = relative(folder, file);
    const told = { type: typeOf(name), cacheControl: cacheControlOf(name), headers };
    sendBody(request, response, { body: readFileSync(file), ...told });
  };
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
