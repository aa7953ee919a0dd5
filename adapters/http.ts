import middy from '@middy/core';
import type { HttpOperationName } from '#contract/operations.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { answerOf } from './http/answer.ts';
import { observe } from './http/observe.ts';
import { readRequest } from './http/request.ts';
import type { Handler, HandlerResult, HttpAnswer, HttpEvent, OnlyDeclared } from './http/types.ts';
import { loadSecrets } from './secrets.ts';
import { renew, type Session } from './session.ts';

type Options = {
  /** 32 bytes; asked for only when a session has to be opened. */
  sessionKey?: () => Promise<Uint8Array>;
};

const deployedKey = async () => Buffer.from((await loadSecrets()).sessionKey, 'base64');

/**
 * The shell of every HTTP function: parses and checks the request by the operation's contract,
 * calls the handler, and answers JSON or a problem; one log line and metrics for each request.
 */
export function httpHandler<Name extends HttpOperationName, Code extends ProblemCode = never>(
  operation: Name,
  handler: Handler<Name, Code> & OnlyDeclared<Name, Code>,
  { sessionKey = deployedKey }: Options = {},
) {
  return middy<HttpEvent, HttpAnswer>()
    .use(observe(operation))
    .handler(async (event: HttpEvent): Promise<HttpAnswer> => {
      const request = await readRequest(operation, event, sessionKey);
      const result: HandlerResult = await handler(request);
      const answer = answerOf(operation, result, request.traceId);
      return slide(answer, request.session, sessionKey, request.now);
    });
}

/** Renews the session's idle limit unless the handler decided about the cookie itself. */
async function slide(
  answer: HttpAnswer,
  session: Session | undefined,
  sessionKey: () => Promise<Uint8Array>,
  now: number,
): Promise<HttpAnswer> {
  if (!session || answer.cookies || answer.statusCode >= 400) return answer;
  const cookie = renew(session, await sessionKey(), now);
  return cookie === undefined ? answer : { ...answer, cookies: [cookie] };
}
