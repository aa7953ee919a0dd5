import type { OperationName } from '#contract/operations.ts';

export type Size = { memoryMb?: number; seconds?: number; reserved?: number };

/** What differs from 512 MB, ten seconds and as many at once as there is work. */
export const sizes: Partial<Record<OperationName, Size>> = {
  // Holds three days of books and a bill of 100,000 rows; one run after another, never two.
  'reconcile-bills': { memoryMb: 1024, seconds: 900, reserved: 1 },
};
