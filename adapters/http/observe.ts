import type { MiddlewareObj, Request } from '@middy/core';
import type { HttpOperationName } from '#contract/operations.ts';
import { problemOf } from '#contract/problem.ts';
import { countRequest } from '../metrics.ts';
import { problemAnswer } from './answer.ts';
import { logFault, logRequest } from './log.ts';
import { Stop } from './stop.ts';
import type { HttpAnswer, HttpEvent } from './types.ts';

type Observed = Request<HttpEvent, HttpAnswer>;

/** One log line and the metrics of each request; a fault becomes a 500 that tells nothing. */
export function observe(operation: HttpOperationName): MiddlewareObj<HttpEvent, HttpAnswer> {
  let started = 0;

  const note = ({ event, response }: Observed) => {
    const status = response?.statusCode ?? 500;
    const ms = Math.round(performance.now() - started);
    logRequest({ operation, status, ms, traceId: event.requestContext.requestId });
    countRequest(operation, ms, status);
  };

  return {
    before: () => {
      // One request at a time in an execution environment.
      started = performance.now();
    },
    after: note,
    onError: (request) => {
      const { requestId } = request.event.requestContext;
      const { error } = request;
      if (!(error instanceof Stop)) logFault(operation, requestId, error);
      const problem =
        error instanceof Stop ? error.problem : problemOf({ code: 'fault' }, requestId);
      request.response = problemAnswer(problem);
      note(request);
    },
  };
}
