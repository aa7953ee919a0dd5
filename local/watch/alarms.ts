/** The synthesized alarms, evaluated as CloudWatch does; periods end now, so that nobody waits. */
import type { Cloud, Json, Properties } from '../template.ts';
import { parseFormula } from './formula.ts';
import { type Points, statistic } from './points.ts';

type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export type AlarmState = {
  name: string;
  description: string;
  state: State;
  /** Real time of the last change. */
  since: number;
  /** Of the last period. */
  value: number | undefined;
  threshold: number;
};
type Stat = {
  MetricName: string;
  Namespace: string;
  Dimensions?: { Name: string; Value: string }[];
};
type Query = {
  Id: string;
  Expression?: string;
  ReturnData?: boolean;
  MetricStat?: { Metric: Stat; Period: number; Stat: string };
};
type Reading = (from: number, to: number) => number | undefined;

const compare: Record<string, (value: number, threshold: number) => boolean> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

export class Alarms {
  readonly #states: (() => AlarmState)[];

  constructor(cloud: Cloud, points: Points) {
    this.#states = cloud
      .all('AWS::CloudWatch::Alarm')
      .map(({ name, properties }) => alarm(name, properties, points));
  }

  /** All of them now; those that ring first. */
  states(): AlarmState[] {
    const rank = ({ state }: AlarmState) => (state === 'ALARM' ? 0 : 1);
    return this.#states.map((state) => state()).sort((a, b) => rank(a) - rank(b));
  }
}

function alarm(name: string, properties: Properties, points: Points): () => AlarmState {
  const { reading, periodMs } = readingOf(properties, points);
  const threshold = Number(properties.Threshold);
  const periods = Number(properties.EvaluationPeriods ?? 1);
  const needed = Number(properties.DatapointsToAlarm ?? periods);
  const breaches = compare[String(properties.ComparisonOperator)];
  if (!breaches) throw new Error(`The local platform cannot compare for the alarm ${name}.`);
  let state: State = 'OK';
  let since = Date.now();
  return () => {
    const now = Date.now();
    const values = Array.from({ length: periods }, (_, index) =>
      reading(now - (index + 1) * periodMs, now - index * periodMs),
    );
    const next = stateOf(values, needed, properties.TreatMissingData, state, (value) =>
      breaches(value, threshold),
    );
    if (next !== state) since = now;
    state = next;
    const description = String(properties.AlarmDescription ?? '');
    return { name, description, state, since, value: values[0], threshold };
  };
}

function stateOf(
  values: (number | undefined)[],
  needed: number,
  missing: Json | undefined,
  before: State,
  breaches: (value: number) => boolean,
): State {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 && missing === 'ignore') return before;
  if (known.length === 0 && missing !== 'breaching' && missing !== 'notBreaching')
    return 'INSUFFICIENT_DATA';
  const counted = missing === 'breaching' ? values.length - known.length : 0;
  return known.filter(breaches).length + counted >= needed ? 'ALARM' : 'OK';
}

function readingOf(properties: Properties, points: Points): { reading: Reading; periodMs: number } {
  const queries = properties.Metrics as Query[] | undefined;
  if (!queries) {
    const stat = String(properties.Statistic ?? properties.ExtendedStatistic);
    const reading = statReading(properties as unknown as Stat, stat, points);
    return { reading, periodMs: Number(properties.Period) * 1000 };
  }
  const shown = queries.find(({ ReturnData }) => ReturnData !== false) ?? queries[0];
  const stats = new Map(
    queries.flatMap(({ Id, MetricStat }) =>
      MetricStat ? [[Id, statReading(MetricStat.Metric, MetricStat.Stat, points)] as const] : [],
    ),
  );
  const period = queries.find(({ MetricStat }) => MetricStat)?.MetricStat?.Period ?? 300;
  const formula = parseFormula(shown?.Expression ?? shown?.Id ?? '');
  const reading: Reading = (from, to) =>
    formula({ at: to, read: (id) => stats.get(id)?.(from, to) });
  return { reading, periodMs: period * 1000 };
}

function statReading(
  { Namespace, MetricName, Dimensions = [] }: Stat,
  stat: string,
  points: Points,
) {
  const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
  const key = { namespace: Namespace, name: MetricName, dimensions };
  return (from: number, to: number) =>
    statistic(
      stat,
      points.between(key, from, to).map(({ value }) => value),
    );
}
