/** What metrics have told: values under namespace, name and dimensions, by real time. */
export type Dimensions = Record<string, string>;
export type MetricKey = { namespace: string; name: string; dimensions: Dimensions };
type Point = { at: number; value: number };

const KEPT_MS = 6 * 3_600_000;
const MOST = 20_000;

export class Points {
  readonly #series = new Map<string, Point[]>();

  add(key: MetricKey, value: number, at: number): void {
    const id = idOf(key);
    const series = this.#series.get(id) ?? [];
    series.push({ at, value });
    const old = series.findIndex((point) => point.at >= at - KEPT_MS);
    if (old > MOST / 10 || series.length > MOST) series.splice(0, Math.max(old, MOST / 10));
    this.#series.set(id, series);
  }

  /** Values in (from, to]. */
  between(key: MetricKey, from: number, to: number): Point[] {
    const series = this.#series.get(idOf(key)) ?? [];
    return series.filter(({ at }) => at > from && at <= to);
  }
}

const idOf = ({ namespace, name, dimensions }: MetricKey) =>
  JSON.stringify([namespace, name, ...Object.entries(dimensions).sort()]);

/** CloudWatch's statistics, as far as our boards use them; undefined without values. */
export function statistic(name: string, values: number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sum = values.reduce((total, value) => total + value, 0);
  if (name === 'Sum') return sum;
  if (name === 'Average') return sum / values.length;
  if (name === 'SampleCount') return values.length;
  const sorted = values.toSorted((a, b) => a - b);
  if (name === 'Maximum') return sorted.at(-1);
  if (name === 'Minimum') return sorted[0];
  const percent = Number(/^p(\d+(?:\.\d+)?)$/.exec(name)?.[1]);
  if (!Number.isFinite(percent)) throw new Error(`The local platform does not know ${name}.`);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}

type Emf = Record<string, unknown> & {
  _aws: {
    Timestamp: number;
    CloudWatchMetrics: {
      Namespace: string;
      Dimensions: string[][];
      Metrics: { Name: string }[];
    }[];
  };
};

/** Takes an EMF log line; other lines are none of ours. */
export function readEmf(points: Points, line: string): void {
  if (!line.includes('"CloudWatchMetrics"')) return;
  const emf = JSON.parse(line) as Emf;
  for (const { Namespace, Dimensions, Metrics } of emf._aws.CloudWatchMetrics)
    for (const names of Dimensions.length > 0 ? Dimensions : [[]])
      for (const { Name } of Metrics) {
        const dimensions = Object.fromEntries(names.map((name) => [name, String(emf[name])]));
        const key = { namespace: Namespace, name: Name, dimensions };
        for (const value of [emf[Name]].flat()) points.add(key, Number(value), emf._aws.Timestamp);
      }
}
