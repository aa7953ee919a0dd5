import type { Instant } from './application/state.ts';

const pattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** Wall clock of the zone at an instant, as if it were UTC (epoch ms). */
function wallClock(at: Instant, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * 「2017-03-20 24:00」 as the office says it, to the instant. 24:00 is 00:00 of the next day.
 * undefined when the text is no local time or the wall clock never shows it (summer time).
 */
export function parseLocalTime(text: string, zone: string): Instant | undefined {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0)) as [number, number, number, number, number, number];
  const date = Date.UTC(year, month - 1, day);
  if (new Date(date).getUTCMonth() !== month - 1 || new Date(date).getUTCDate() !== day) {
    return undefined;
  }
  if (minute > 59 || second > 59 || hour > 24) return undefined;
  if (hour === 24 && (minute > 0 || second > 0)) return undefined;
  const wall = date + ((hour * 60 + minute) * 60 + second) * 1000;
  let at = wall;
  // Twice: the first guess may lie on the other side of a change of the offset.
  for (let round = 0; round < 2; round += 1) at = wall - (wallClock(at, zone) - at);
  return wallClock(at, zone) === wall ? at : undefined;
}

/** The calendar date YYYY-MM-DD in the zone. */
export function localDate(at: Instant, zone: string): string {
  return new Date(wallClock(Math.floor(at / 1000) * 1000, zone)).toISOString().slice(0, 10);
}

/** As the office says it: 2017-03-20 09:00; midnight is 24:00 of the day that it ends. */
export function localTime(at: Instant, zone: string): string {
  const text = new Date(wallClock(Math.floor(at / 1000) * 1000, zone)).toISOString();
  if (text.slice(11, 16) !== '00:00') return `${text.slice(0, 10)} ${text.slice(11, 16)}`;
  return `${localDate(at - 1, zone)} 24:00`;
}

/** ISO 8601 with the zone's offset, as the wire carries instants: 2017-03-21T00:00:00+08:00. */
export function formatInstant(at: Instant, zone: string): string {
  const fraction = at - Math.floor(at / 1000) * 1000;
  const wall = wallClock(at - fraction, zone);
  const minutes = (wall - (at - fraction)) / 60_000;
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const sign = minutes < 0 ? '-' : '+';
  const offset = `${sign}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  const text = new Date(wall + fraction).toISOString();
  return (fraction ? text.slice(0, 23) : text.slice(0, 19)) + offset;
}
