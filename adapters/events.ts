/** The shell of functions that no browser calls: one log line each, faults are thrown on. */

import type { EventOperationName } from '#contract/operations.ts';
import type { Instant } from '#domain/application/state.ts';

/** What EventBridge Scheduler sends; `time` is when it was meant to fire. */
export type ScheduledEvent = { schedule: string; time: string };

type Result = Record<string, unknown>;

export function eventHandler<Event, Answer>(
  operation: EventOperationName,
  handle: (event: Event) => Promise<Answer>,
): (event: Event) => Promise<Answer> {
  return async (event) => {
    const started = performance.now();
    try {
      const answer = await handle(event);
      log({ operation, outcome: 'done', ms: Math.round(performance.now() - started) });
      return answer;
    } catch (error) {
      log({ operation, outcome: 'fault', cause: String(error) });
      throw error;
    }
  };
}

/** @param handle gets the scheduled time, never the host's clock */
export function scheduleHandler(
  operation: EventOperationName,
  handle: (event: ScheduledEvent, now: Instant) => Promise<Result>,
): (event: ScheduledEvent) => Promise<Result> {
  return eventHandler(operation, (event: ScheduledEvent) => {
    const now = Date.parse(event.time);
    if (Number.isNaN(now)) throw new Error('a schedule fired without its time');
    return handle(event, now);
  });
}

function log(line: Record<string, unknown>): void {
  console.log(JSON.stringify(line));
}
