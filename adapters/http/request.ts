import type * as z from 'zod';
import { type HttpOperationName, httpOperations } from '#contract/operations.ts';
import { issuesProblem, type ProblemCode, problemOf } from '#contract/problem.ts';
import type { RouteContract } from '#contract/route.ts';
import { routes } from '#contract/routes.ts';
import { arrivalOf } from '../clock.ts';
import { openSession, type Session, type SessionKeys } from '../session.ts';
import { jsonBody, unreadBody } from './body.ts';
import { staffOf } from './staff.ts';
import { Stop } from './stop.ts';
import type { HandlerRequest, HttpEvent } from './types.ts';

/**
 * The handler's request out of the event: header X-Baoming, caller, key, body, schemas, in this
 * order, so that a stranger learns nothing about shapes.
 * @throws Stop with the problem that ends the request
 */
export async function readRequest<Name extends HttpOperationName>(
  operation: Name,
  event: HttpEvent,
  sessionKeys: () => Promise<SessionKeys>,
): Promise<HandlerRequest<Name>> {
  const route: RouteContract = routes[operation];
  const { auth } = httpOperations[operation];
  const { requestId: traceId, http } = event.requestContext;
  const stop = (code: ProblemCode) => new Stop(problemOf({ code }, traceId));
  const now = arrivalOf(event);

  if (http.method !== 'GET' && auth !== 'gateway' && event.headers['x-baoming'] !== '1') {
    throw stop('forbidden');
  }
  let session: Session | undefined;
  if (auth === 'applicant') {
    session = openSession(event.cookies, await sessionKeys(), now);
    if (!session) throw stop('unauthenticated');
  }
  const staff = auth === 'staff' ? staffOf(event) : undefined;
  if (auth === 'staff' && !staff) throw stop('unauthenticated');

  const idempotencyKey = event.headers['idempotency-key'] ?? '';
  if (route.idempotent && (idempotencyKey.length < 1 || idempotencyKey.length > 255)) {
    throw stop('key-required');
  }
  const body = route.body ? jsonBody(event, route.maxBytes) : unreadBody(event);
  // What is too long for a gateway's notice is no notice of a gateway: refused like every forgery.
  if ('problem' in body) throw stop(auth === 'gateway' ? 'notice-refused' : body.problem);

  const request = {
    params: pathOf(route.params, event.pathParameters ?? {}, stop),
    query: parse(route.query, event.queryStringParameters ?? {}, traceId),
    body: parse(route.body, body.value, traceId),
    headers: event.headers,
    idempotencyKey,
    now,
    traceId,
    event,
    session,
    staff,
  };
  // The route table's types and this object are built from the same table.
  return request as unknown as HandlerRequest<Name>;
}

/** A path that cannot be anybody's leads nowhere: 404, like one that is nobody's. */
function pathOf(
  schema: z.ZodType | undefined,
  value: unknown,
  stop: (code: ProblemCode) => Stop,
): unknown {
  const result = schema?.safeParse(value);
  if (result && !result.success) throw stop('not-found');
  return result?.data;
}

function parse(schema: z.ZodType | undefined, value: unknown, traceId: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw new Stop(issuesProblem(result.error.issues, traceId));
  return result.data;
}
