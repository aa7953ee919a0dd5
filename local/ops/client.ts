/// <reference lib="dom" />
/** In the browser: draws the view anew every two seconds, and asks for what a button says. */
const view = document.getElementById('view') as HTMLElement;
const said = document.getElementById('said') as HTMLElement;
let shown = '';

async function refresh(): Promise<void> {
  const address = new URL(location.href);
  address.searchParams.set('part', '1');
  const response = await fetch(address);
  const text = await response.text();
  const busy =
    view.contains(document.activeElement) && document.activeElement?.tagName !== 'BUTTON';
  if (!response.ok || text === shown || busy) return;
  shown = text;
  // A button keeps its focus through the change, by what it does.
  const asked = (document.activeElement as HTMLElement | null)?.dataset.do;
  view.innerHTML = text;
  if (asked) view.querySelector<HTMLElement>(`[data-do="${CSS.escape(asked)}"]`)?.focus();
}

view.addEventListener('click', async ({ target }) => {
  const path = (target as HTMLElement).dataset.do;
  if (!path) return;
  said.textContent = '请稍候…';
  const response = await fetch(path, { method: 'POST', headers: { 'x-baoming': 'ops' } });
  const answer = (await response.json()) as { said?: string; message?: string };
  said.textContent = answer.said ?? answer.message ?? '';
  await refresh();
});

setInterval(() => {
  if (!document.hidden)
    refresh().catch(() => {
      said.textContent = '系统没有回答';
    });
}, 2000);
