import { useCallback, useEffect, useRef, useState } from 'react';

const TICK_MS = 20_000;

/**
 * The server's time, carried on by the computer's steady counter: a wrong clock on the desk makes
 * no application older or younger. `told` takes what an answer says (wire format).
 */
export function useServerClock() {
  const mark = useRef<{ server: number; counter: number }>(undefined);
  const [now, setNow] = useState<number>();
  const tick = useCallback(() => {
    const { server, counter } = mark.current ?? {};
    if (server === undefined || counter === undefined) return;
    setNow(server + performance.now() - counter);
  }, []);
  const told = useCallback(
    (wire: string) => {
      mark.current = { server: Date.parse(wire), counter: performance.now() };
      tick();
    },
    [tick],
  );
  useEffect(() => {
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [tick]);
  return { now, told };
}
