import { expect, it } from 'vitest';
import { contributionOf } from '#domain/figures/contribution.ts';
import { counterOf, figuresOf } from '#domain/figures/figures.ts';
import { forecast } from '#domain/figures/forecast.ts';
import { NOON, pendingState } from '../../support/application.ts';

const HOUR = 3_600_000;
const zone = 'Asia/Shanghai';
/** NOON is read in the exam's zone: the pace is that since yesterday 00:00 there. */
const times = { now: NOON, opens: NOON - 20 * HOUR, zone };
const counter = (counts: [string, string, number][]) => ({
  departmentCode: 'D1',
  positionCode: 'P1',
  counts: counts.map(([milestone, day, count]) => ({ milestone, day, count }) as any),
});
const today = new Date(NOON + 8 * HOUR).toISOString().slice(0, 10);

it('says when a queue is empty at its pace, and whether that is before the close', () => {
  const counters = [
    counter([
      ['waitsQualification', '2017-01-01', 30],
      ['waitsQualification', today, 10],
      ['decidedQualification', today, 100],
      ['decidedQualification', '2016-12-31', 9999],
      ['waitsPhoto', today, 7],
    ]),
  ];
  const ready = NOON + 8 * HOUR;
  const asked = (closes: number) => forecast('qualification', counters, { ...times, closes });
  expect(asked(ready)).toEqual({ open: 40, perHour: 5, readyAt: ready, inTime: true });
  expect(asked(ready - 1)).toMatchObject({ inTime: false });
});

it('is never in time when something waits and nothing is decided, and always when nothing waits', () => {
  const photos = [counter([['waitsPhoto', today, 7]])];
  const closes = NOON + 999 * HOUR;
  expect(forecast('photo', photos, { ...times, closes })).toEqual({
    open: 7,
    perHour: 0,
    inTime: false,
  });
  expect(forecast('photo', [], { ...times, closes: NOON - 1 })).toMatchObject({ inTime: true });
});

it('counts what waits and what stands decided, and publishes neither', () => {
  const state = pendingState('A1', NOON);
  const waiting = contributionOf(state, NOON, zone);
  expect(waiting?.days).toEqual({ applied: today, waitsQualification: today });
  const qualification = { ...state.qualification, status: 'rejected' as const, decidedAt: NOON };
  const decided = contributionOf({ ...state, qualification }, NOON, zone);
  expect(decided?.days).toEqual({ applied: today, decidedQualification: today });
  expect(figuresOf([waiting, decided].map((each) => counterOf(each as never))).total).toEqual({
    applied: 2,
    approved: 0,
    photoPassed: 0,
    paid: 0,
  });
});
