import type { AlarmState } from '../watch/alarms.ts';
import type { Drawn, Series } from '../watch/boards.ts';
import { type Html, html, timeOf } from './html.ts';

const WIDTH = 480;
const HEIGHT = 150;
const LEFT = 44;
const BOTTOM = 20;
const TOP = 8;
/** More lines than this tell nobody anything; the others are counted below. */
const SHOWN = 6;

type Range = { from: number; to: number };

/** One widget of a board. */
export function widget(drawn: Drawn, range: Range, alarms: AlarmState[]): Html {
  const { kind, title, width } = drawn;
  if (kind === 'text') return html`<h3 class="w24">${title}</h3>`;
  const body =
    kind === 'figures'
      ? figures(drawn.series)
      : kind === 'alarms'
        ? lights(drawn.alarms, alarms)
        : graph(drawn, range);
  return html`<figure class="card w${width}"><figcaption>${title}</figcaption>${body}</figure>`;
}

function figures(series: Series[]): Html {
  const last = ({ points }: Series) => points.at(-1)?.[1];
  const most = Math.max(1, ...series.map((each) => last(each) ?? 0));
  return html`<dl class="figures">${series.map((each, index) => {
    const value = last(each) ?? 0;
    return html`<div><dt>${each.label}</dt><dd>${shortly(value)}</dd>
      <dd aria-hidden="true"><svg viewBox="0 0 100 6" preserveAspectRatio="none">
      <rect class="rail" width="100" height="6" rx="3"/>
      <rect class="f${index % 8}" width="${((value / most) * 100).toFixed(1)}" height="6" rx="3"/></svg></dd></div>`;
  })}</dl>`;
}

function lights(names: string[], alarms: AlarmState[]): Html {
  const wanted = alarms.filter(({ name }) => names.some((arn) => arn.endsWith(name)));
  return html`<ul class="lights">${wanted.map(
    ({ name, state }) =>
      html`<li class="${state.toLowerCase()}">${name.replace('baoming-', '')} ${stateNames[state]}</li>`,
  )}</ul>`;
}

export const stateNames: Record<AlarmState['state'], string> = {
  OK: '正常',
  ALARM: '告警',
  INSUFFICIENT_DATA: '无数据',
};

function graph({ title, series }: Drawn, range: Range): Html {
  const alive = series
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => highest([b]) - highest([a]));
  if (alive.length === 0) return html`<p class="none">这段时间没有数据</p>`;
  const shown = alive.slice(0, SHOWN);
  const top = niceAbove(highest(shown));
  const x = (at: number) =>
    (LEFT + ((at - range.from) / (range.to - range.from)) * (WIDTH - LEFT - 8)).toFixed(1);
  const y = (value: number) =>
    (HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP)).toFixed(1);
  const said = shown.map(({ label, points }) => `${label} ${shortly(points.at(-1)?.[1] ?? 0)}`);
  return html`<svg class="graph" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}：${said.join('，')}">
    ${[0, 0.5, 1].map(
      (
        part,
      ) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - 8}" y1="${y(top * part)}" y2="${y(top * part)}"/>
      <text class="tick" x="${LEFT - 6}" y="${Number(y(top * part)) + 4}" text-anchor="end">${shortly(top * part)}</text>`,
    )}
    <text class="tick" x="${LEFT}" y="${HEIGHT - 4}">${timeOf(range.from)}</text>
    <text class="tick" x="${WIDTH - 8}" y="${HEIGHT - 4}" text-anchor="end">${timeOf(range.to)}</text>
    ${shown.map(({ points }, index) => {
      const inside = points.map(([at, value]) => [Math.max(at, range.from), value] as const);
      const line = inside.map(([at, value]) => `${x(at)},${y(value)}`).join(' ');
      const [at, value] = inside.at(-1) ?? [range.from, 0];
      return html`<polyline class="c${index}" points="${line}"/><circle class="f${index}" cx="${x(at)}" cy="${y(value)}" r="3"/>`;
    })}
  </svg>
  <ul class="legend">${shown.map(
    ({ label, points }, index) =>
      html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><circle class="f${index}" cx="5" cy="5" r="4"/></svg>${label} <b>${shortly(points.at(-1)?.[1] ?? 0)}</b></li>`,
  )}${alive.length > SHOWN && html`<li>另有 ${alive.length - SHOWN} 项较小</li>`}</ul>`;
}

const highest = (series: Series[]) =>
  Math.max(0, ...series.flatMap(({ points }) => points.map(([, value]) => value)));

/** 1, 2 or 5 times a power of ten, at or above the value. */
function niceAbove(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

function shortly(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.01) return value.toExponential(1);
  return value.toLocaleString('zh-CN', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
