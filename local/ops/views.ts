import { boardNames, drawBoard } from '../watch/boards.ts';
import { stateNames, widget } from './graph.ts';
import { button, type Html, html, table, timeOf } from './html.ts';
import type { OpsParts } from './server.ts';

const RANGE_MS = 1_800_000;
const titles: Record<string, string> = {
  'baoming-business': '业务',
  'baoming-service': '服务',
  'baoming-resources': '资源与费用',
};

export type View = { title: string; draw: (parts: OpsParts, query: URLSearchParams) => Html };

/** The views of the page by their names in the address: the template's boards, then what runs. */
export function viewsOf(parts: OpsParts): Map<string, View> {
  const order = Object.keys(titles);
  const boards = boardNames(parts.cloud).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return new Map<string, View>([
    ...boards.map((name): [string, View] => [
      name.replace('baoming-', ''),
      { title: titles[name] ?? name, draw: (given) => board(given, name) },
    ]),
    ['alarms', { title: '告警', draw: alarms }],
    ['functions', { title: '函数', draw: functions }],
    ['queues', { title: '队列', draw: queues }],
    ['schedules', { title: '定时任务', draw: schedules }],
    ['logs', { title: '日志', draw: logs }],
  ]);
}

function board({ cloud, points, alarms }: OpsParts, name: string): Html {
  const to = Date.now();
  const range = { from: to - RANGE_MS, to };
  const states = alarms.states();
  const drawn = drawBoard(cloud, name, points, range.from, range.to);
  return html`<div class="board">${drawn.map((each) => widget(each, range, states))}</div>`;
}

function alarms({ alarms: all }: OpsParts): Html {
  const rows = all.states().map(({ name, state, description, since, value, threshold }) => {
    const [impact = '', runbook = ''] = description.split(' Runbook: docs/runbooks/');
    const page = runbook.replace(/\.md$/, '');
    return html`<tr class="${state.toLowerCase()}"><td><span class="state">${stateNames[state]}</span></td>
      <th scope="row">${name.replace('baoming-', '')}</th><td lang="en">${impact}</td>
      <td>${value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 0)} / ${threshold}</td>
      <td>${timeOf(since)}</td>
      <td>${page && html`<a href="/runbooks/${page}" aria-label="处置手册：${name}">处置手册</a>`}</td></tr>`;
  });
  return table('告警状态', ['状态', '告警', '影响', '现值 / 界限', '自', '处置'], rows);
}

function functions({ lambda }: OpsParts): Html {
  const rows = lambda.functions.map(({ name, memory, timeout }) => {
    const { cold = 0, warm = 0, errors = 0, timeouts = 0 } = lambda.statistics.get(name) ?? {};
    const share = cold + warm === 0 ? '–' : `${Math.round((cold / (cold + warm)) * 100)}%`;
    return html`<tr${errors > 0 && html` class="alarm"`}><th scope="row">${name.replace('baoming-', '')}</th><td class="n">${memory}</td>
      <td class="n">${timeout}</td><td class="n">${cold}</td><td class="n">${warm}</td>
      <td class="n">${share}</td><td class="n">${errors}</td><td class="n">${timeouts}</td></tr>`;
  });
  const heads = ['函数', '内存 MB', '时限 秒', '冷启动', '热启动', '冷启动占比', '错误', '超时'];
  return table('函数的运行', heads, rows);
}

function queues({ queueWork }: OpsParts): Html {
  const rows = queueWork.rows().map(({ name, messages, dead }) => {
    const work = html`${button(`/queues/${name}/redrive`, '重新投递', name)} ${button(`/queues/${name}/purge`, '清空', name)}`;
    return html`<tr${dead && messages > 0 && html` class="alarm"`}><th scope="row">${name}</th>
      <td>${dead ? '死信' : '工作'}</td><td class="n">${messages}</td>
      <td>${dead && messages > 0 && work}</td></tr>`;
  });
  return table('队列与死信队列', ['队列', '种类', '消息数', '处置'], rows);
}

function schedules({ schedules: { names } }: OpsParts): Html {
  const rows = names.map(
    (name) =>
      html`<tr><th scope="row">${name}</th><td>${button(`/schedules/${name}/run`, '立即运行', name)}</td></tr>`,
  );
  return table('定时任务', ['任务', '运行'], rows);
}

/** Every line of the invocations that a trace id occurs in; without one, the newest lines. */
function logs({ logs: all }: OpsParts, query: URLSearchParams): Html {
  const trace = (query.get('trace') ?? '').trim();
  const lines = all.since(Date.now() - 6 * 3_600_000);
  const named = lines.filter(({ line, requestId }) => line.includes(trace) || requestId === trace);
  const requests = new Set(named.map(({ requestId }) => requestId));
  const found = trace
    ? lines.filter((line) => named.includes(line) || requests.has(line.requestId ?? ''))
    : lines.filter(({ line }) => !line.includes('"_aws"'));
  const rows = found
    .slice(-200)
    .reverse()
    .map(
      ({ at, function: name, line }) =>
        html`<tr><td>${timeOf(Date.parse(at))}</td><th scope="row">${name.replace('baoming-', '')}</th><td><code>${line.slice(0, 2000)}</code></td></tr>`,
    );
  return html`<form class="search" role="search"><input type="hidden" name="view" value="logs">
    <label for="trace">追踪号（traceId）</label><input id="trace" name="trace" value="${trace}" autocomplete="off">
    <button>查找</button></form>${table('日志', ['时间', '函数', '内容'], rows)}`;
}
