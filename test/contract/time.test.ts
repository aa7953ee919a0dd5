import { expect, it } from 'vitest';
import { isZone, toInstant, toWireTime } from '#contract/time.ts';

const zone = 'Asia/Shanghai';

it('24:00 of a day is 00:00 of the next in the exam zone', () => {
  const midnight = Date.UTC(2017, 2, 20, 16);
  expect(toInstant('2017-03-20T24:00', zone)).toBe(midnight);
  expect(toInstant('2017-03-21T00:00:00', zone)).toBe(midnight);
  expect(toInstant('2017-03-21T00:00:00+08:00', 'Europe/Paris')).toBe(midnight);
});

it('follows daylight saving of the zone', () => {
  expect(toInstant('2017-07-01T12:00', 'Europe/Paris')).toBe(Date.UTC(2017, 6, 1, 10));
});

it.each(['2017-02-30T10:00', '2017-03-20T24:01', '2017-03-20T10:60', '2017-13-01T10:00'])(
  '%s is no time',
  (text) => {
    expect(toInstant(text, zone)).toBeUndefined();
  },
);

it('writes China Standard Time', () => {
  expect(toWireTime(Date.UTC(2017, 2, 20, 16))).toBe('2017-03-21T00:00:00+08:00');
  expect(isZone('Mars/Olympus')).toBe(false);
});
