import type { Instant } from '#domain/application/state.ts';

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The gateway's Beijing wall time (`2026-11-23 10:00:00` or 14 digits) as an instant. */
export function parseBeijing(text: string): Instant | undefined {
  const match = /^(\d{4})-?(\d\d)-?(\d\d) ?(\d\d):?(\d\d):?(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC rolls 02-30 over to March; a time that does not read back is no time.
  const readBack = new Date(wall).toISOString().replace(/\D/g, '').slice(0, 14);
  if (readBack !== text.replace(/\D/g, '')) return undefined;
  return wall - BEIJING_OFFSET_MS;
}
