/** The operations page: the boards and alarms of the templates, drawn live; on one machine only. */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { Clock } from '../clock.ts';
import type { QueueWork } from '../events/redrive.ts';
import type { Schedules } from '../events/schedules.ts';
import { sendJson } from '../http.ts';
import type { Lambda } from '../lambda/lambda.ts';
import type { Logs } from '../logs.ts';
import type { Cloud } from '../template.ts';
import type { Alarms } from '../watch/alarms.ts';
import type { Points } from '../watch/points.ts';
import { type Html, html } from './html.ts';
import { type View, viewsOf } from './views.ts';

export type OpsParts = {
  cloud: Cloud;
  points: Points;
  alarms: Alarms;
  lambda: Lambda;
  queueWork: QueueWork;
  schedules: Schedules;
  logs: Logs;
  clock: Clock;
};

const RUNBOOKS = join(import.meta.dirname, '../../docs/runbooks');
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export function opsListener(parts: OpsParts): RequestListener {
  const views = viewsOf(parts);
  const own = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
  const files: Record<string, [type: string, text: string]> = {
    '/page.css': ['text/css', own('page.css')],
    '/page.js': ['text/javascript', transformSync(own('client.ts'), { loader: 'ts' }).code],
  };
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'POST') {
      work(parts, url.pathname, request, response).catch((error: Error) =>
        sendJson(response, 400, { message: error.message }, headers),
      );
      return;
    }
    const file = files[url.pathname];
    if (file) return send(response, file[0], file[1]);
    const [, runbook] = /^\/runbooks\/([\w-]+)$/.exec(url.pathname) ?? [];
    if (runbook) return sendRunbook(response, `${runbook}.md`);
    if (url.pathname !== '/') return sendJson(response, 404, { message: 'Not Found' }, headers);
    const name = url.searchParams.get('view') ?? 'business';
    const view = views.get(name) ?? views.values().next().value;
    if (!view) return sendJson(response, 404, { message: 'No view' }, headers);
    const main = html`${status(parts)}<h2>${view.title}</h2>${view.draw(parts, url.searchParams)}`;
    const whole = url.searchParams.has('part') ? main : page(views, name, main);
    send(response, 'text/html', whole.text);
  };
}

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(text);
}

function sendRunbook(response: ServerResponse, name: string): void {
  const file = join(RUNBOOKS, name);
  if (existsSync(file)) send(response, 'text/plain', readFileSync(file, 'utf8'));
  else sendJson(response, 404, { message: 'Not Found' }, headers);
}

function status({ alarms, clock }: OpsParts): Html {
  const ringing = alarms.states().filter(({ state }) => state === 'ALARM');
  const now = new Date(clock.now()).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour12: false,
  });
  const light =
    ringing.length > 0
      ? html`<a class="light alarm" href="/?view=alarms">${ringing.length} 个告警</a>`
      : html`<span class="light ok">一切正常</span>`;
  const step = (path: string, label: string) =>
    html`<button type="button" data-do="/clock/${path}">${label}</button>`;
  return html`<p class="status">${light}<span>系统时钟 <time>${now}</time>（北京）</span>
    ${step('3600', '快进 1 小时')} ${step('86400', '快进 1 天')} ${step('0', '恢复真实时间')}</p>`;
}

const page = (views: Map<string, View>, current: string, main: Html) => html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>报名系统 · 运行状况</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script></head>
<body><header><h1>报名系统 · 运行状况</h1><nav aria-label="视图">${[...views].map(
  ([name, { title }]) =>
    html`<a href="/?view=${name}"${name === current && html` aria-current="page"`}>${title}</a>`,
)}</nav></header><p id="said" role="status"></p><main id="view">${main}</main></body></html>`;

/** Only the page itself may ask: a page of another origin cannot send this header unasked. */
async function work(
  { queueWork, schedules, clock }: OpsParts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers['x-baoming'] !== 'ops')
    return sendJson(response, 403, { message: 'Forbidden' }, headers);
  const [, kind, name = '', verb] = /^\/(\w+)\/([\w-]+)(?:\/(\w+))?$/.exec(path) ?? [];
  let said: string | undefined;
  if (kind === 'queues' && verb === 'redrive') {
    const done = await queueWork.redrive(name);
    said = done && `已重新投递 ${done.moved} 条，留下 ${done.left} 条`;
  } else if (kind === 'queues' && verb === 'purge') {
    const done = queueWork.purge(name);
    said = done && `已清空 ${done.purged} 条`;
  } else if (kind === 'schedules' && verb === 'run') {
    const outcome = await schedules.run(name);
    said = outcome && `${name} ${'error' in outcome ? '失败' : '已运行'}`;
  } else if (kind === 'clock' && /^\d+$/.test(name)) {
    if (name === '0') clock.reset();
    else clock.advance(Number(name));
    said = '系统时钟已改变';
  }
  if (said) sendJson(response, 200, { said }, headers);
  else sendJson(response, 404, { message: 'Not Found' }, headers);
}
