import type { HttpOperationName } from '#contract/operations.ts';
import { invalidProblem, type Problem, type ProblemCode, problemOf } from '#contract/problem.ts';
import { routes } from '#contract/routes.ts';
import type { HandlerResult, HttpAnswer } from './types.ts';

/** Answers hold personal data or a state of this moment: no cache keeps them. */
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** The gateway's answer of a handler's result. */
export function answerOf(
  operation: HttpOperationName,
  result: HandlerResult,
  traceId: string,
): HttpAnswer {
  if ('errors' in result) return problemAnswer(invalidProblem(result.errors, traceId));
  if ('refusal' in result) {
    const declared: readonly ProblemCode[] = routes[operation].refusals;
    if (!declared.includes(result.refusal.code)) {
      throw new Error(`${operation} does not declare the refusal ${result.refusal.code}`);
    }
    const answer = problemAnswer(problemOf(result.refusal, traceId));
    return withExtras(answer, result);
  }
  const { status, body } = result;
  if (body instanceof Uint8Array) {
    const file = { statusCode: status, headers: always, isBase64Encoded: true };
    return withExtras({ ...file, body: Buffer.from(body).toString('base64') }, result);
  }
  // Text under a content type of its own (a gateway's acknowledgement) leaves as it is.
  const plain = typeof body === 'string' && result.headers?.['content-type'] !== undefined;
  const text = plain ? body : JSON.stringify(body);
  const json = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  const answer: HttpAnswer = { statusCode: status, headers: { ...always, ...json } };
  return withExtras(text === undefined ? answer : { ...answer, body: text }, result);
}

export function problemAnswer(problem: Problem): HttpAnswer {
  const retry = problem.status === 429 ? { 'retry-after': '10' } : {};
  const headers = { ...always, 'content-type': 'application/problem+json', ...retry };
  return { statusCode: problem.status, headers, body: JSON.stringify(problem) };
}

function withExtras(
  answer: HttpAnswer,
  { headers, cookies }: { headers?: Record<string, string>; cookies?: string[] },
): HttpAnswer {
  return {
    ...answer,
    headers: { ...answer.headers, ...headers },
    ...(cookies === undefined ? {} : { cookies }),
  };
}
