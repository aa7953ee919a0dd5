import type { Instant } from '#domain/application/state.ts';

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** An instant as Beijing wall time, `2026-11-23 10:00:00`. */
export function formatBeijing(at: Instant): string {
  return new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
