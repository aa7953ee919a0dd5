type TimedEvent = {
  requestContext?: { timeEpoch?: number };
  /** The Input of our schedules. */
  time?: string;
};

/**
 * The arrival of an event (epoch ms): what counts at a deadline is when the request reached the
 * API, not when a function got round to it. Without a time in the event, the system's clock.
 */
export function arrivalOf(event: TimedEvent): number {
  const { requestContext, time } = event;
  if (requestContext?.timeEpoch !== undefined) return requestContext.timeEpoch;
  const scheduled = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(scheduled) ? Date.now() : scheduled;
}

/** How far an event's time is ahead of this host's clock, in whole seconds. */
export function secondsAhead(now: number): number {
  return Math.round((now - Date.now()) / 1000);
}
