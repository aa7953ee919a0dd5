/** The synthesized DashboardBody, with the values that its metrics have now. */
import type { Cloud } from '../template.ts';
import { parseFormula } from './formula.ts';
import { type Points, statistic } from './points.ts';

type Options = {
  id?: string;
  expression?: string;
  label?: string;
  period?: number;
  stat?: string;
  visible?: boolean;
};
type Row = (string | Options)[];
type Widget = {
  type: string;
  width: number;
  height: number;
  properties: {
    title?: string;
    markdown?: string;
    view?: string;
    metrics?: Row[];
    alarms?: string[];
    setPeriodToTimeRange?: boolean;
  };
};
export type Series = { label: string; points: [at: number, value: number][] };
export type Drawn = {
  kind: 'text' | 'graph' | 'figures' | 'alarms';
  title: string;
  width: number;
  series: Series[];
  alarms: string[];
};

/** Names of the dashboards in the templates. */
export const boardNames = (cloud: Cloud): string[] =>
  cloud.all('AWS::CloudWatch::Dashboard').map(({ name }) => name);

/** One board between two instants. */
export function drawBoard(cloud: Cloud, name: string, points: Points, from: number, to: number) {
  const board = cloud.find('AWS::CloudWatch::Dashboard', name);
  const body = JSON.parse(String(board?.properties.DashboardBody)) as { widgets: Widget[] };
  return body.widgets.map(({ type, width, properties }): Drawn => {
    const { title = '', markdown, view, metrics = [], alarms = [] } = properties;
    const kind = kinds[type] ?? (view === 'singleValue' ? 'figures' : 'graph');
    const whole = properties.setPeriodToTimeRange ? to - from : undefined;
    const series = seriesOf(metrics, points, from, to, whole);
    return { kind, title: markdown?.replace(/^#+ /, '') ?? title, width, series, alarms };
  });
}

const kinds: Record<string, Drawn['kind']> = { text: 'text', alarm: 'alarms' };

function seriesOf(rows: Row[], points: Points, from: number, to: number, whole?: number): Series[] {
  const byId = new Map<string, Map<number, number>>();
  const read = rows.map((row) => {
    const options = (row.find((cell) => typeof cell === 'object') ?? {}) as Options;
    const periodMs = whole ?? (options.period ?? 300) * 1000;
    const names = row.filter((cell) => typeof cell === 'string');
    if (names.length > 0)
      byId.set(options.id ?? '', bucketsOf(points, names, options, { from, to, periodMs }));
    return { options, names, values: byId.get(options.id ?? ''), periodMs };
  });
  return read
    .filter(({ options }) => options.visible !== false)
    .map(({ options, names, values, periodMs }) => {
      const found = options.expression
        ? formulaValues(options.expression, byId, { from, to, periodMs })
        : (values ?? new Map<number, number>());
      const label = options.label ?? names[1] ?? options.expression ?? '';
      return { label, points: [...found].sort(([a], [b]) => a - b) };
    });
}

type Range = { from: number; to: number; periodMs: number };
/** The start of the period that an instant is in; one period that ends now for a whole range. */
const startOf = (at: number, { from, to, periodMs }: Range) =>
  to - from === periodMs ? from : Math.floor(at / periodMs) * periodMs;

function bucketsOf(points: Points, names: string[], options: Options, range: Range) {
  const [namespace = '', name = '', ...pairs] = names;
  const dimensions: Record<string, string> = {};
  for (let index = 0; index < pairs.length; index += 2)
    dimensions[String(pairs[index])] = String(pairs[index + 1]);
  const found = points.between({ namespace, name, dimensions }, range.from, range.to);
  const buckets = Map.groupBy(found, ({ at }) => startOf(at, range));
  return new Map(
    [...buckets].map(([at, all]) => {
      const values = all.map(({ value }) => value);
      return [at, statistic(options.stat ?? 'Average', values) ?? 0];
    }),
  );
}

function formulaValues(text: string, byId: Map<string, Map<number, number>>, range: Range) {
  const formula = parseFormula(text);
  const values = new Map<number, number>();
  for (let at = startOf(range.from, range); at <= range.to; at += range.periodMs) {
    const value = formula({ at, read: (id) => byId.get(id)?.get(at) });
    if (value !== undefined) values.set(at, value);
  }
  return values;
}
