import type { RequestListener } from 'node:http';
import { sendJson } from '../http.ts';
import type { Cloud } from '../template.ts';
import { readDeployment } from './deployment.ts';
import { pagesListener } from './server.ts';

type Options = {
  cloud: Cloud;
  /** The built page. */
  pages: string;
  /** What the deployment writes beside the page as config.json. */
  config: { api: string; issuer: string; login: string; clientId: string };
};

/** What Amplify is on AWS: the reviewers' page under the headers of the template's app. */
export function adminListener({ cloud, pages, config }: Options): RequestListener {
  const headers = amplifyHeaders(cloud);
  // Both sites are files of the same kinds.
  const typeOf = readDeployment(cloud)?.typeOf ?? (() => 'application/octet-stream');
  const serve = pagesListener({ folder: pages, cacheControlOf, typeOf }, headers);
  return (request, response) => {
    const [path] = (request.url ?? '/').split('?');
    if (path !== '/config.json') return serve(request, response);
    sendJson(response, 200, config, { ...headers, 'cache-control': 'no-store' });
  };
}

/** Amplify's own: pages are asked for anew, files with a digest in their name are kept. */
const cacheControlOf = (path: string) =>
  path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

type CustomHeaders = { customHeaders?: { headers: { key: string; value: string }[] }[] };

function amplifyHeaders(cloud: Cloud): Record<string, string> {
  const [app] = cloud.all('AWS::Amplify::App');
  const { customHeaders = [] } = JSON.parse(
    String(app?.properties.CustomHeaders ?? '{}'),
  ) as CustomHeaders;
  const pairs = customHeaders.flatMap(({ headers }) => headers);
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}
