import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { metrics } from '../../contract/metrics.ts';
import { impact } from '../../infra/impact.ts';
import { ofType, synthesize, type Template } from './synthesize.ts';

const { BaomingOps: ops } = synthesize('ap-east-1');
const alarms = ofType(ops, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

/** The body as text; what only a deployment knows stands as `?`. */
function bodyOf(template: Template, name: string) {
  const board = ofType(template, 'AWS::CloudWatch::Dashboard').find(
    ({ Properties }) => Properties.DashboardName === name,
  );
  const parts: unknown[] = board?.Properties.DashboardBody['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : '?')).join(''));
}

type Used = { namespace: string; name: string; dimensions: Record<string, string> };

/** `[namespace, name, key, value, …, {options}]`; a point repeats what stands above it. */
function usedIn(body: { widgets: { properties: { metrics?: unknown[][] } }[] }): Used[] {
  return body.widgets.flatMap(({ properties }) => {
    let above: string[] = [];
    return (properties.metrics ?? []).flatMap((row) => {
      const texts = row.filter((cell): cell is string => typeof cell === 'string');
      if (texts.length === 0) return [];
      above = texts.map((text, index) => (text === '.' ? (above[index] ?? '') : text));
      const [namespace = '', name = '', ...pairs] = above;
      const dimensions: Record<string, string> = {};
      for (let index = 0; index < pairs.length; index += 2)
        dimensions[String(pairs[index])] = String(pairs[index + 1]);
      return { namespace, name, dimensions };
    });
  });
}

function usedByAlarms(): Used[] {
  return alarms.flatMap((alarm) => {
    const single = alarm.MetricName
      ? [{ MetricName: alarm.MetricName, Namespace: alarm.Namespace, Dimensions: alarm.Dimensions }]
      : [];
    const several = (alarm.Metrics ?? []).flatMap(
      ({ MetricStat }: { MetricStat?: { Metric: object } }) => MetricStat?.Metric ?? [],
    );
    return [...single, ...several].map(({ MetricName, Namespace, Dimensions = [] }) => ({
      namespace: Namespace,
      name: MetricName,
      dimensions: Object.fromEntries(
        Dimensions.map(({ Name, Value }: { Name: string; Value: string }) => [Name, Value]),
      ),
    }));
  });
}

const boards = ['baoming-business', 'baoming-service', 'baoming-resources'];
const used = [...boards.flatMap((name) => usedIn(bodyOf(ops, name))), ...usedByAlarms()];

/** What no emitter has: another name, another dimension, or a value outside of its closed list. */
const strange = (all: Used[]) =>
  all
    .filter(({ namespace }) => namespace === 'Baoming')
    .filter(({ name, dimensions }) => {
      const lists: Record<string, readonly string[]> | undefined =
        metrics[name as keyof typeof metrics]?.dimensions;
      if (!lists) return true;
      const same = Object.keys(lists).sort().join() === Object.keys(dimensions).sort().join();
      return (
        !same || Object.entries(dimensions).some(([key, value]) => !lists[key]?.includes(value))
      );
    });

describe('the boards', () => {
  it('are three', () => {
    const names = ofType(ops, 'AWS::CloudWatch::Dashboard').map(
      (it) => it.Properties.DashboardName,
    );
    expect(names.toSorted()).toEqual(boards.toSorted());
  });

  it('and the alarms use metrics of the catalogue, under dimensions that are emitted', () => {
    expect(used.length).toBeGreaterThan(200);
    expect(strange(used)).toEqual([]);
    const planted = { namespace: 'Baoming', name: 'Orders', dimensions: { gateway: 'unionpay' } };
    expect(strange([planted])).toEqual([planted]);
  });

  it('show every metric of the catalogue', () => {
    const shown = new Set(used.map(({ name }) => name));
    expect(Object.keys(metrics).filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe('every alarm', () => {
  it('says who is hurt, has its runbook, and is told to somebody', () => {
    expect(alarms.length).toBeGreaterThan(70);
    for (const { AlarmDescription, AlarmActions, AlarmName } of alarms) {
      const [, said, runbook = ''] =
        /^(.{20,}[.]) Runbook: (docs\/runbooks\/[\w-]+\.md)$/.exec(AlarmDescription) ?? [];
      expect(said, AlarmName).toBeDefined();
      expect(existsSync(runbook), `${AlarmName}: ${runbook}`).toBe(true);
      expect(AlarmActions, AlarmName).toHaveLength(1);
    }
  });

  it('of a symptom is named in its runbook, which says what to look at', () => {
    for (const { AlarmDescription, AlarmName } of alarms) {
      const runbook = readFileSync(AlarmDescription.replace(/^.* Runbook: /, ''), 'utf8');
      expect(runbook, AlarmName).toMatch(/\*\*(Look|Do|Bring)/);
    }
  });

  it('of a function has the impact of its operation', () => {
    const texts = alarms.map(({ AlarmDescription }) => AlarmDescription.split(' Runbook: ')[0]);
    expect(texts).toEqual(expect.arrayContaining(Object.values(impact)));
  });

  it('wakes somebody only for a symptom', () => {
    const topicOf = ({ AlarmActions }: { AlarmActions: unknown[] }) => JSON.stringify(AlarmActions);
    const woken = alarms.filter((alarm) => topicOf(alarm).includes('alarms'));
    const names = woken.map(({ AlarmName }) => AlarmName.replace('baoming-', ''));
    expect(names.some((name) => name.endsWith('-errors'))).toBe(false);
    expect(names).toEqual(
      expect.arrayContaining([
        'api-5xx',
        'api-p99',
        'throttles',
        'silence',
        'oldest-review',
        'payment-mismatch',
        'failed-refunds',
        'unsealed-bill-days',
      ]),
    );
    // One queue of photos, and one of all other calls that failed for good.
    expect(names.filter((name) => name.endsWith('-waiting'))).toHaveLength(2);
  });
});
