import { useEffect, useRef } from 'react';

const IDLE_MS = 15 * 60_000;

/** Calls `lock` after a quarter of an hour in which nobody touched the page. */
export function useIdleLock(lock: () => void): void {
  const current = useRef(lock);
  current.current = lock;
  useEffect(() => {
    let timer = setTimeout(() => current.current(), IDLE_MS);
    const touch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => current.current(), IDLE_MS);
    };
    const kinds = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const kind of kinds) addEventListener(kind, touch, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) removeEventListener(kind, touch);
    };
  }, []);
}
