import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../http.ts';
import type { Lambda } from '../lambda/lambda.ts';
import type { Outcome } from '../lambda/sandbox.ts';
import type { Cloud, Json } from '../template.ts';
import { sendOutcome } from './answer.ts';
import { type Cors, corsHeaders, readCors } from './cors.ts';
import { httpEvent } from './event.ts';
import { checkOf, FunctionAuthorizer } from './function-authorizer.ts';
import { JwtAuthorizer } from './jwt.ts';
import { matchRoute, type Route } from './match.ts';

/** API Gateway's limit of a payload, and of an integration's time. */
const MAX_BYTES = 10 * 2 ** 20;
const MAX_MS = 30_000;

export type HttpApi = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Options = { cloud: Cloud; lambda: Pick<Lambda, 'invoke'>; now: () => number };

/** Answers requests as the HTTP API of the templates would. */
export function httpApi({ cloud, lambda, now }: Options): HttpApi {
  const routes = readRoutes(cloud);
  const cors: Cors | undefined = readCors(cloud);
  const authorizer = new JwtAuthorizer(now);
  const check = new FunctionAuthorizer(lambda);
  return async (request, response) => {
    const method = request.method ?? 'GET';
    // The pages take the time from here, so that no device's clock matters.
    response.setHeader('date', new Date(now()).toUTCString());
    const extra = corsHeaders(cors, request.headers.origin);
    if (method === 'OPTIONS' && request.headers['access-control-request-method'])
      return void response.writeHead(204, extra).end();
    const [path = '/'] = (request.url ?? '/').split('?');
    const match = matchRoute(routes, method, path);
    const body = await readBody(request, MAX_BYTES);
    if (!match) return sendJson(response, 404, { message: 'Not Found' }, extra);
    if (!body) return sendJson(response, 413, { message: 'Request Entity Too Large' }, extra);
    const event = { request, match, body, now: Math.floor(now()) };
    const denied = await check.denial(event);
    if (denied) return sendJson(response, denied.status, { message: denied.message }, extra);
    const rule = match.route.authorizer;
    const claims = rule && (await authorizer.claims(request.headers.authorization, rule));
    if (rule && !claims) {
      const challenge = { ...extra, 'www-authenticate': 'Bearer' };
      return sendJson(response, 401, { message: 'Unauthorized' }, challenge);
    }
    const call = lambda.invoke(match.route.functionName, httpEvent({ ...event, claims }));
    const outcome = await within(MAX_MS, call);
    if (outcome) sendOutcome(response, outcome, extra);
    else sendJson(response, 503, { message: 'Service Unavailable' }, extra);
  };
}

export function readRoutes(cloud: Cloud): Route[] {
  return cloud.all('AWS::ApiGatewayV2::Route').map(({ properties }) => {
    const integration = cloud.find(
      'AWS::ApiGatewayV2::Integration',
      String(properties.Target).replace('integrations/', ''),
    );
    const uri = String(integration?.properties.IntegrationUri);
    const [, functionName = ''] = /:function:([\w-]+)/.exec(uri) ?? [];
    const rule = cloud.find('AWS::ApiGatewayV2::Authorizer', properties.AuthorizerId)?.properties;
    const jwt = rule?.JwtConfiguration as { Issuer: string; Audience: string[] } | undefined;
    const check = properties.AuthorizationType === 'CUSTOM' && rule ? checkOf(rule) : undefined;
    const scopes = (properties.AuthorizationScopes ?? []) as Json[];
    return {
      routeKey: String(properties.RouteKey),
      functionName,
      ...(properties.AuthorizationType === 'JWT' && jwt
        ? { authorizer: { issuer: jwt.Issuer, audience: jwt.Audience, scopes: scopes.map(String) } }
        : {}),
      ...(check ? { check } : {}),
    };
  });
}

function within(limit: number, outcome: Promise<Outcome>): Promise<Outcome | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limit);
  });
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}
