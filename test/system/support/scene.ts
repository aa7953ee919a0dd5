import { expect } from 'vitest';
import type { Stage } from './stage.ts';

export type Scene = { no: number; name: string; play(stage: Stage): Promise<void> };

export const paidOnce = async (stage: Stage, orderNumber: string) => {
  const { order: stored, captures, refunds, payment } = await stage.of(orderNumber);
  expect(stored?.status).toBe('paid');
  expect(captures.map(({ disposition }) => disposition)).toEqual(['settled']);
  expect([refunds.length, payment?.status]).toEqual([0, 'paid']);
};

/** Settled and one surplus, whose refund waits for the worker. */
export const paidTwice = async (stage: Stage, orderNumber: string) => {
  const { captures, refunds, payment } = await stage.of(orderNumber);
  expect(captures.map((one) => one.disposition).sort()).toEqual(['settled', 'surplus']);
  expect([refunds.length, payment?.status]).toEqual([1, 'paid']);
};

export const untouched = async (stage: Stage, orderNumber: string) => {
  const { order: stored, captures, payment } = await stage.of(orderNumber);
  expect([stored?.status, captures.length, payment?.status]).toEqual(['open', 0, 'due']);
};

/** Pays so, and expects so. */
export const paying =
  (scenario: string, then: (stage: Stage, orderNumber: string) => Promise<void>, copies = 0) =>
  async (stage: Stage) => {
    const { orderNumber } = await stage.ready();
    await stage.pay(orderNumber, scenario, copies);
    await then(stage, orderNumber);
  };
