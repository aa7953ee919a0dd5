import type { RequestListener } from 'node:http';

/** A page of what runs: functions with their invocations, queues, the last log lines. */
export const ops =
  (control: string): RequestListener =>
  (_, response) => {
    render(control).then(
      (html) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
      () => response.writeHead(502).end(),
    );
  };

async function render(control: string): Promise<string> {
  const read = async (path: string) =>
    (await (await fetch(control + path)).json()) as Record<string, Record<string, unknown>[]>;
  const { functions = [] } = await read('/functions');
  const { queues = {} } = await read('/queues');
  const { logs = [] } = await read(`/logs?since=${Date.now() - 600_000}`);
  const columns = ['name', 'memory', 'timeout', 'cold', 'warm', 'errors', 'timeouts'];
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Baoming ops</title>
<style>body{font:14px system-ui;margin:2rem}td,th{padding:2px 12px;text-align:left}</style>
<h1>运行状况 Operations</h1>
${table(columns, functions)}
<h2>队列 Queues</h2>${table(
    ['queue', 'messages'],
    Object.entries(queues).map(([queue, messages]) => ({ queue, messages })),
  )}
<h2>日志 Logs (10 min)</h2>${table(['at', 'function', 'line'], logs.slice(-100).reverse())}</html>`;
}

function table(columns: string[], rows: Record<string, unknown>[]): string {
  const row = (cells: unknown[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(String(cell ?? ''))}</${tag}>`).join('')}</tr>`;
  const body = rows
    .map((each) =>
      row(
        columns.map((column) => each[column]),
        'td',
      ),
    )
    .join('\n');
  return `<table>${row(columns, 'th')}${body}</table>`;
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
