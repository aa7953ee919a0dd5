import { expect, it } from 'vitest';
import type { BillDay } from '#adapters/dynamodb/bill-types.ts';
import { daysOf, summarise, summaryLines } from '#adapters/payments/bills/summary.ts';
import { noSums } from '#adapters/payments/bills/totals.ts';

const sums = (payments: number) => ({
  ...noSums(),
  payments,
  incomeFen: payments * 15_000,
  feesFen: payments * 45,
});
const dayOf = (day: string, gateway: string, payments: number, change: Partial<BillDay> = {}) => ({
  ...{ gateway, day, version: 1, status: 'sealed' as const, checkedAt: 0 },
  totals: { ...sums(payments), byExam: { e1: sums(payments) } },
  ...change,
});

const wanted = ['2026-11-01', '2026-11-02'].flatMap((day) =>
  ['wechat', 'yeepay'].map((gateway) => ({ day, gateway })),
);
const summary = summarise(
  '2026-11',
  wanted,
  [
    dayOf('2026-11-02', 'yeepay', 2),
    dayOf('2026-11-01', 'yeepay', 1),
    dayOf('2026-11-01', 'wechat', 4),
    dayOf('2026-11-02', 'wechat', 8, { status: 'differences' }),
  ],
  { e1: 3, e2: 1 },
);

it('adds sealed days alone, and names the others', () => {
  expect(summary.total).toEqual(sums(7));
  expect(summary.gateways).toEqual({ yeepay: sums(3), wechat: sums(4) });
  expect(summary.exams).toEqual({
    e1: { ...sums(7), waivers: 3 },
    e2: { ...noSums(), waivers: 1 },
  });
  expect(summary.waivers).toBe(4);
  expect(summary.unsealed).toEqual([{ day: '2026-11-02', gateway: 'wechat' }]);
  expect(summary.days.map(({ day, gateway }) => `${day} ${gateway}`)).toEqual([
    '2026-11-01 wechat',
    '2026-11-01 yeepay',
    '2026-11-02 yeepay',
  ]);
});

it('makes a table of it in yuan, every line as wide as its head', () => {
  const lines = summaryLines(summary);
  expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([8]));
  expect(lines).toContainEqual(['合计', '2026-11', 7, '1050.00', '3.15', 0, '0.00', 4]);
  expect(lines.at(-1)?.slice(0, 3)).toEqual(['2026-11-02', 'wechat', '未核对一致，不计入']);
});

it('asks for the days of the month that are over in Beijing', () => {
  const noon = Date.parse('2026-11-03T00:30:00+08:00');
  expect(daysOf('2026-11', noon)).toEqual(['2026-11-01', '2026-11-02']);
  expect(daysOf('2026-10', noon)).toHaveLength(31);
  expect(daysOf('2026-12', noon)).toEqual([]);
});
