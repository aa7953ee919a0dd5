import type { OperationName } from '#contract/operations.ts';

export type Size = { memoryMb?: number; seconds?: number; reserved?: number };

/**
 * What differs from 512 MB, ten seconds and as many at once as there is work. `reserved` both caps
 * and keeps: a flood of logins ends at its own cap, and notices always find theirs.
 */
export const sizes: Partial<Record<OperationName, Size>> = {
  // A hundred decisions, ten at once.
  'decide-many': { seconds: 29 },
  // Publishes the whole table in parts; the gateway waits 30 s at most.
  'import-positions': { memoryMb: 1024, seconds: 29, reserved: 2 },
  'log-in': { reserved: 50 },
  'payment-notice': { reserved: 60 },
  'payment-return': { reserved: 30 },
  'check-origin': { memoryMb: 256, reserved: 10 },
  'search-applications': { reserved: 10 },
  'probe-site': { memoryMb: 256, seconds: 30, reserved: 1 },
  // Holds three days of books and a bill of 100,000 rows; one run after another, never two.
  'reconcile-bills': { memoryMb: 1024, seconds: 900, reserved: 1 },
  // A batch of a hundred changes; the figures of 7,500 positions; a round over 100,000 applications.
  'count-applications': { seconds: 60 },
  'queue-messages': { seconds: 60 },
  'publish-figures': { memoryMb: 1024, seconds: 60 },
  // The heads of 100,000 chains.
  'anchor-audit': { memoryMb: 1024, seconds: 300, reserved: 1 },
  'queue-reminders': { seconds: 240, reserved: 1 },
  // A part of five megabytes after the other; one run at a time.
  'run-exports': { seconds: 900, reserved: 1 },
  'send-messages': { seconds: 60, reserved: 1 },
  // A workbook of 50,000 rows unpacks to some 100 MB; a whole processor reads it in seconds.
  'check-positions': { memoryMb: 1769, seconds: 29 },
  'publish-positions': { memoryMb: 1769, seconds: 29 },
};
