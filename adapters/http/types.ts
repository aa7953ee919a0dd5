import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpOperationName, httpOperations } from '#contract/operations.ts';
import type { InvalidInput, ProblemCode } from '#contract/problem.ts';
import type { Parsed, RefusalOf } from '#contract/routes.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { Session } from '../session.ts';
import type { Staff } from '../staff.ts';

type AuthOf<Name extends HttpOperationName> = (typeof httpOperations)[Name]['auth'];

/** What a handler gets: everything parsed and checked, its time and its caller. */
export type HandlerRequest<Name extends HttpOperationName> = {
  params: Parsed<Name, 'params'>;
  query: Parsed<Name, 'query'>;
  body: Parsed<Name, 'body'>;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** 1-255 characters on the routes that require it, else empty. */
  idempotencyKey: string;
  /** Arrival at the API, epoch ms. */
  now: number;
  traceId: string;
  event: HttpEvent;
  session: AuthOf<Name> extends 'applicant' ? Session : undefined;
  staff: AuthOf<Name> extends 'staff' ? Staff : undefined;
};

type Headers = Record<string, string>;

/** What a handler answers: a result, a catalogued refusal, or fields that are wrong (422). */
export type HandlerResult<Code extends ProblemCode = ProblemCode> =
  | { status: number; body?: unknown; headers?: Headers; cookies?: string[] }
  | { refusal: { code: Code; detail?: string }; headers?: Headers; cookies?: string[] }
  | { errors: InvalidInput[] };

export type Handler<Name extends HttpOperationName, Code extends ProblemCode = ProblemCode> = (
  request: HandlerRequest<Name>,
) => Promise<HandlerResult<Code>>;

/**
 * Fails to compile when a handler answers a refusal that its route does not declare. A refusal
 * straight from `decide` has every code in its type: that one is checked when it is answered.
 */
export type OnlyDeclared<Name extends HttpOperationName, Code extends ProblemCode> = [
  RefusalCode,
] extends [Code]
  ? unknown
  : [Exclude<Code, RefusalOf<Name>>] extends [never]
    ? unknown
    : { undeclaredRefusal: Exclude<Code, RefusalOf<Name>> };

/** Payload 2.0, with the claims of the JWT authorizer on staff routes. */
export type HttpEvent = APIGatewayProxyEventV2 & {
  requestContext: { authorizer?: { jwt?: { claims?: Record<string, unknown> } } };
};
export type HttpAnswer = {
  statusCode: number;
  headers: Headers;
  body?: string;
  /** A file: the gateway decodes it. */
  isBase64Encoded?: boolean;
  cookies?: string[];
};
