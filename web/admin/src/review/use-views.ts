import { useMemo } from 'react';
import type { Api, ReviewApplication } from '../api.ts';

/** Older than this, what was read ahead is read again. */
const FRESH_MS = 60_000;

type Ahead = { at: number; view: Promise<ReviewApplication> };

/**
 * Applications read ahead, so that the next one is on screen at once. What is a moment old costs
 * nothing: a decision carries the version that was shown, and the server refuses another one.
 */
export function useViews(api: Api) {
  return useMemo(() => {
    const ahead = new Map<string, Ahead>();
    return {
      /** One use each: whoever comes back to an application sees it as it is then. */
      take(id: string): Promise<ReviewApplication> {
        const known = ahead.get(id);
        ahead.delete(id);
        const fresh = known && performance.now() - known.at < FRESH_MS;
        return fresh ? known.view : api.application(id);
      },
      prepare(id: string | undefined): void {
        if (!id || ahead.has(id)) return;
        const view = api.application(id);
        view.catch(() => ahead.delete(id));
        ahead.set(id, { at: performance.now(), view });
      },
    };
  }, [api]);
}
