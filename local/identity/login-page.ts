import type { Account } from './claims.ts';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const style = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas }
main { width: min(26rem, calc(100vw - 2rem)); padding: 1.5rem 0 }
h1 { font-size: 1.375rem; margin: 0 0 .25rem }
p { margin: 0 0 1.25rem; opacity: .75 }
p.error { color: #b3261e; opacity: 1 }
form { display: grid; gap: .5rem }
button { display: grid; gap: .125rem; text-align: left; font: inherit; padding: .625rem .875rem; min-height: 3rem;
  border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-radius: .5rem; background: Canvas; color: CanvasText; cursor: pointer }
button:hover, button:focus-visible { border-color: #1f5fbf; outline: 2px solid #1f5fbf; outline-offset: 1px }
small { opacity: .7 }`;

/** The login page of the local platform: one button per demo account, no password. */
export function loginPage(accounts: Account[], error?: string): string {
  const buttons = accounts.map(
    ({ username, name, groups }) =>
      `<button name="username" value="${escapeHtml(username)}"><span>${escapeHtml(
        name ? `${name}（${username}）` : username,
      )}</span><small>${escapeHtml(groups.join(' · '))}</small></button>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>工作人员登录</title>
<style>${style}</style></head><body><main><h1>工作人员登录</h1>
${accounts.length > 0 ? '<p>本机演示环境：选择一个演示账号即可登录，无需密码。</p>' : ''}
${error ? `<p class="error" role="alert">${escapeHtml(error)}</p>` : ''}
<form method="post">${buttons.join('\n')}</form></main></body></html>`;
}
