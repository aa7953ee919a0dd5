/** The time of the local platform: real time plus an offset that the control address sets. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  set(now: number): void;
  advance(seconds: number): void;
  reset(): void;
};

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    set: (now) => {
      offset = now - Date.now();
    },
    advance: (seconds) => {
      offset += seconds * 1000;
    },
    reset: () => {
      offset = 0;
    },
  };
}
