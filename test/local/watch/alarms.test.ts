import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cloud } from '../../../local/template.ts';
import { Alarms } from '../../../local/watch/alarms.ts';
import { Points, readEmf, statistic } from '../../../local/watch/points.ts';

const key = { namespace: 'Baoming', name: 'Orders', dimensions: { gateway: 'yeepay' } };
const stat = {
  Namespace: 'Baoming',
  MetricName: 'Orders',
  Dimensions: [{ Name: 'gateway', Value: 'yeepay' }],
};
const alarmOf = (properties: object, points: Points) =>
  new Alarms(
    {
      all: () => [
        {
          name: 'a',
          properties: {
            ...stat,
            Statistic: 'Sum',
            Period: 60,
            Threshold: 2,
            EvaluationPeriods: 1,
            ComparisonOperator: 'GreaterThanOrEqualToThreshold',
            TreatMissingData: 'notBreaching',
            ...properties,
          },
        },
      ],
    } as unknown as Cloud,
    points,
  );

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});
const stateOf = (alarms: Alarms) => alarms.states()[0]?.state;

describe('an alarm', () => {
  it('rings at its threshold and ends when the period is over', () => {
    const points = new Points();
    const alarms = alarmOf({}, points);
    points.add(key, 1, Date.now());
    expect(stateOf(alarms)).toBe('OK');
    points.add(key, 1, Date.now());
    expect(stateOf(alarms)).toBe('ALARM');
    vi.advanceTimersByTime(61_000);
    expect(stateOf(alarms)).toBe('OK');
  });

  it('of two in three periods does not ring for one', () => {
    const points = new Points();
    const alarms = alarmOf({ EvaluationPeriods: 3, DatapointsToAlarm: 2 }, points);
    points.add(key, 5, Date.now());
    expect(stateOf(alarms)).toBe('OK');
    vi.advanceTimersByTime(61_000);
    points.add(key, 5, Date.now());
    expect(stateOf(alarms)).toBe('ALARM');
  });

  it('keeps its state while a gauge is not measured', () => {
    const points = new Points();
    const alarms = alarmOf({ TreatMissingData: 'ignore' }, points);
    points.add(key, 5, Date.now());
    expect(stateOf(alarms)).toBe('ALARM');
    vi.advanceTimersByTime(600_000);
    expect(stateOf(alarms)).toBe('ALARM');
    points.add(key, 0, Date.now());
    expect(stateOf(alarms)).toBe('OK');
  });

  it('of a formula reads its metrics', () => {
    const points = new Points();
    const Metrics = [
      { Id: 'sum', Expression: 'one * 3' },
      { Id: 'one', ReturnData: false, MetricStat: { Metric: stat, Period: 60, Stat: 'Maximum' } },
    ];
    const alarms = alarmOf({ Metrics }, points);
    points.add(key, 1, Date.now());
    expect(alarms.states()[0]).toMatchObject({ state: 'ALARM', value: 3 });
  });
});

it('takes EMF lines, and no others', () => {
  const points = new Points();
  readEmf(points, 'not JSON');
  readEmf(
    points,
    JSON.stringify({
      _aws: {
        Timestamp: 5000,
        CloudWatchMetrics: [
          { Namespace: 'Baoming', Dimensions: [['gateway']], Metrics: [{ Name: 'Orders' }] },
        ],
      },
      gateway: 'yeepay',
      Orders: [1, 4],
    }),
  );
  expect(points.between(key, 0, 6000).map(({ value }) => value)).toEqual([1, 4]);
  expect(points.between({ ...key, dimensions: { gateway: 'wechat' } }, 0, 6000)).toEqual([]);
});

it('has the statistics of the boards', () => {
  const values = [5, 1, 3];
  const all = ['Sum', 'Maximum', 'Minimum', 'p50', 'p99'].map((name) => statistic(name, values));
  expect(all).toEqual([9, 5, 1, 3, 5]);
  expect(() => statistic('IQM', values)).toThrow('IQM');
});
