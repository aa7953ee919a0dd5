import { useEffect, useRef } from 'react';

/** A lease lasts ten minutes; two renewals may fail before it ends. */
const RENEW_MS = 3 * 60_000;

/** Renews what is held while the page is open; nothing to hold, nothing sent. */
export function useLease(held: string[], renew: (ids: string[]) => void): void {
  const current = useRef({ held, renew });
  current.current = { held, renew };
  useEffect(() => {
    const timer = setInterval(() => {
      const { held: ids, renew: keep } = current.current;
      if (ids.length > 0) keep(ids);
    }, RENEW_MS);
    return () => clearInterval(timer);
  }, []);
}
