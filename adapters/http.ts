import middy from '@middy/core';
import type { HttpOperationName } from '#contract/operations.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { answerOf } from './http/answer.ts';
import { observe } from './http/observe.ts';
import { readRequest } from './http/request.ts';
import type { Handler, HandlerResult, HttpAnswer, HttpEvent, OnlyDeclared } from './http/types.ts';
import { loadSecrets } from './secrets.ts';
import { renew, type Session, type SessionKeys } from './session.ts';

type Options = {
  /** 32 bytes each; asked for only when a session has to be opened. */
  sessionKeys?: () => Promise<SessionKeys>;
};

async function deployedKeys(): Promise<SessionKeys> {
  const { sessionKey, previousSessionKeys = [] } = await loadSecrets();
  const bytes = (key: string) => Buffer.from(key, 'base64');
  return [bytes(sessionKey), ...previousSessionKeys.map(bytes)];
}

/**
 * The shell of every HTTP function: parses and checks the request by the operation's contract,
 * calls the handler, and answers JSON or a problem; one log line and metrics for each request.
 */
export function httpHandler<Name extends HttpOperationName, Code extends ProblemCode = never>(
  operation: Name,
  handler: Handler<Name, Code> & OnlyDeclared<Name, Code>,
  { sessionKeys = deployedKeys }: Options = {},
) {
  return middy<HttpEvent, HttpAnswer>()
    .use(observe(operation))
    .handler(async (event: HttpEvent): Promise<HttpAnswer> => {
      const request = await readRequest(operation, event, sessionKeys);
      const result: HandlerResult = await handler(request);
      const answer = answerOf(operation, result, request.traceId);
      return slide(answer, request.session, sessionKeys, request.now);
    });
}

/** Renews the session's idle limit unless the handler decided about the cookie itself. */
async function slide(
  answer: HttpAnswer,
  session: Session | undefined,
  sessionKeys: () => Promise<SessionKeys>,
  now: number,
): Promise<HttpAnswer> {
  if (!session || answer.cookies || answer.statusCode >= 400) return answer;
  const cookie = renew(session, (await sessionKeys())[0], now);
  return cookie === undefined ? answer : { ...answer, cookies: [cookie] };
}
