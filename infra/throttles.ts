import type { HttpOperationName } from '#contract/operations.ts';

/** Requests a second, and how many may come at once after a pause. */
export type Throttle = { rate: number; burst: number };

/** What all routes together take, and a route without a row of its own. */
export const defaultThrottle: Throttle = { rate: 1000, burst: 2000 };

/**
 * Routes with a limit of their own, so that a flood of one kind leaves room for the others.
 * A campus behind one address has thousands of people: these limits are of a route, not of an address.
 */
export const throttles: Partial<Record<HttpOperationName, Throttle>> = {
  'save-application': { rate: 400, burst: 800 },
  'log-in': { rate: 200, burst: 400 },
  'payment-notice': { rate: 300, burst: 600 },
  'payment-return': { rate: 200, burst: 400 },
  'search-applications': { rate: 20, burst: 40 },
  'import-positions': { rate: 2, burst: 4 },
};
