import * as z from 'zod';

const HOUR = 3_600_000;

/** An instant (epoch ms) on the wire: ISO 8601 in China Standard Time, whole seconds. */
export function toWireTime(instant: number): string {
  return `${new Date(instant + 8 * HOUR).toISOString().slice(0, 19)}+08:00`;
}

export const wireTime = z.iso.datetime({ offset: true });

const localPattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/;
const zonedPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** A time as an office writes it: with offset, or local to the exam's zone (「24:00」 allowed). */
export const officeTime = z
  .string()
  .regex(new RegExp(`${localPattern.source}|${zonedPattern.source}`));

/**
 * The instant of an office time, undefined when it is no time of that calendar or zone.
 * Local 24:00 of a day is 00:00 of the next, as the windows of an exam say it.
 */
export function toInstant(time: string, zone: string): number | undefined {
  const local = localPattern.exec(time);
  if (!local) {
    const instant = Date.parse(time);
    return Number.isNaN(instant) ? undefined : instant;
  }
  const [year, month, day, hour, minute, second] = local.slice(1).map((part) => Number(part ?? 0));
  const midnight = Date.UTC(year ?? 0, (month ?? 0) - 1, day);
  if (new Date(midnight).toISOString().slice(0, 10) !== time.slice(0, 10)) return undefined;
  const seconds = (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0);
  if ((minute ?? 0) > 59 || (second ?? 0) > 59 || seconds > 86_400) return undefined;
  const wall = midnight + seconds * 1000;
  // Twice, because the offset must be the one at the result, not at the first guess.
  const guess = wall - offsetAt(wall, zone);
  return wall - offsetAt(guess, zone);
}

/** True when the runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  const size = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * 60_000;
  return sign === '-' ? -size : size;
}
