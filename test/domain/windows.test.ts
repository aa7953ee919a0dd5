import { describe, expect, it } from 'vitest';
import { formatInstant, localDate } from '#domain/local-time.ts';
import { closeOf, isOpen, isWithin, parseLocalTime, windowFor } from '#domain/windows.ts';
import { editCloses, examOf, payCloses } from './support/builders.ts';

const zone = 'Asia/Shanghai';

describe('windows', () => {
  it('are half-open', () => {
    const window = { opens: 10, closes: 20 };
    expect([9, 10, 19, 20].map((at) => isWithin(window, at))).toEqual([false, true, true, false]);
    expect(isOpen(examOf(), 'edit', editCloses - 1)).toBe(true);
    expect(isOpen(examOf(), 'edit', editCloses)).toBe(false);
  });

  it('end later with a personal extension: photo and pay, never earlier', () => {
    const exam = examOf();
    const later = { extension: payCloses + 5 };
    expect(closeOf(exam, later)).toBe(payCloses + 5);
    expect(windowFor(exam, 'photo', later).closes).toBe(payCloses + 5);
    expect(windowFor(exam, 'edit', later)).toEqual(exam.windows.edit);
    expect(closeOf(exam, { extension: 1 })).toBe(payCloses);
    expect(closeOf(exam)).toBe(payCloses);
  });
});

describe('parseLocalTime', () => {
  it.each([
    ['2017-03-20 24:00', '2017-03-20T16:00:00Z'],
    ['2017-03-21T00:00', '2017-03-20T16:00:00Z'],
    ['2017-03-20T23:59:59', '2017-03-20T15:59:59Z'],
    ['2017-12-31 24:00:00', '2017-12-31T16:00:00Z'],
    ['2016-02-29 09:00', '2016-02-29T01:00:00Z'],
  ])('%s', (text, iso) => {
    expect(parseLocalTime(text, zone)).toBe(Date.parse(iso));
  });

  it.each([
    '',
    '2017-02-29 09:00',
    '2017-13-01 09:00',
    '2017-03-20 24:01',
    '2017-03-20 25:00',
    '2017-03-20 09:60',
    '2017-03-20 24:00:01',
    '2017-03-20 09:00:60',
    '2017-03-20',
  ])('is undefined for %j', (text) => {
    expect(parseLocalTime(text, zone)).toBeUndefined();
  });

  it('knows summer time', () => {
    const york = 'America/New_York';
    expect(parseLocalTime('2017-03-12 01:59', york)).toBe(Date.parse('2017-03-12T06:59:00Z'));
    expect(parseLocalTime('2017-03-12 03:00', york)).toBe(Date.parse('2017-03-12T07:00:00Z'));
    expect(parseLocalTime('2017-03-12 02:30', york)).toBeUndefined();
  });
});

describe('formatInstant', () => {
  it('carries the offset of the zone', () => {
    expect(formatInstant(editCloses, zone)).toBe('2017-03-21T00:00:00+08:00');
    expect(formatInstant(editCloses - 1, zone)).toBe('2017-03-20T23:59:59.999+08:00');
    expect(formatInstant(editCloses, 'America/New_York')).toBe('2017-03-20T12:00:00-04:00');
    expect(formatInstant(editCloses, 'Asia/Kolkata')).toBe('2017-03-20T21:30:00+05:30');
    expect(formatInstant(editCloses, 'UTC')).toBe('2017-03-20T16:00:00+00:00');
    expect(Date.parse(formatInstant(-1, zone))).toBe(-1);
  });

  it('tells the local date', () => {
    expect(localDate(editCloses - 1, zone)).toBe('2017-03-20');
    expect(localDate(editCloses, zone)).toBe('2017-03-21');
  });
});
