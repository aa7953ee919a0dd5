import type { IncomingMessage } from 'node:http';
import type { Lambda } from '../lambda/lambda.ts';
import { ACCOUNT, type Json, type Properties, REGION } from '../template.ts';
import { httpEvent } from './event.ts';
import type { Match, Route } from './match.ts';

type Call = { request: IncomingMessage; match: Match; body: Buffer; now: number };
type Denial = { status: 401 | 403 | 500; message: string };
type Kept = { allowed: boolean; until: number };

/** An authorizer that is a function: simple answers, kept by the value of its one header. */
export class FunctionAuthorizer {
  readonly #lambda: Pick<Lambda, 'invoke'>;
  readonly #kept = new Map<string, Kept>();

  constructor(lambda: Pick<Lambda, 'invoke'>) {
    this.#lambda = lambda;
  }

  /** Why the call does not go on, as API Gateway says it; undefined when it does. */
  async denial(call: Call): Promise<Denial | undefined> {
    const { check } = call.match.route;
    if (!check) return undefined;
    const value = call.request.headers[check.header];
    // Without its identity source a request never reaches the function.
    if (typeof value !== 'string' || !value) return { status: 401, message: 'Unauthorized' };
    const known = this.#kept.get(value);
    if (known && known.until > performance.now()) return answerOf(known.allowed);
    const outcome = await this.#lambda.invoke(check.functionName, authorizerEvent(call, value));
    if ('error' in outcome) return { status: 500, message: 'Internal Server Error' };
    const allowed = (outcome.payload as { isAuthorized?: unknown } | null)?.isAuthorized === true;
    this.#kept.set(value, { allowed, until: performance.now() + check.keptMs });
    return answerOf(allowed);
  }
}

const answerOf = (allowed: boolean): Denial | undefined =>
  allowed ? undefined : { status: 403, message: 'Forbidden' };

function authorizerEvent({ request, match, now }: Call, value: string) {
  const event = httpEvent({ request, match, body: Buffer.alloc(0), claims: undefined, now });
  const { method, path } = event.requestContext.http;
  const { isBase64Encoded: _, ...rest } = event;
  return {
    ...rest,
    type: 'REQUEST',
    routeArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:local/$default/${method}${path}`,
    identitySource: [value],
  };
}

/** The check that an authorizer's properties describe. */
export function checkOf(rule: Properties): NonNullable<Route['check']> {
  const [source] = (rule.IdentitySource ?? []) as Json[];
  const [, functionName = ''] = /:function:([\w-]+)/.exec(String(rule.AuthorizerUri)) ?? [];
  const seconds = Number(rule.AuthorizerResultTtlInSeconds ?? 0);
  const header = String(source).replace('$request.header.', '').toLowerCase();
  return { functionName, header, keptMs: seconds * 1000 };
}
