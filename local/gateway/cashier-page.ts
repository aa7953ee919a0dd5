/** The gateway's pages: plain HTML forms, usable with a keyboard, a reader and without script. */
import { banks } from './banks.ts';
import type { SimOrder } from './ledger.ts';
import { yuanOf } from './money.ts';

const style = `
  :root { color-scheme: light; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
  body { margin: 0; background: #f3f5f8; color: #1b2430; }
  main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
  header { background: #0b4ea2; color: #fff; padding: 1rem; }
  header p { max-width: 46rem; margin: 0 auto; }
  h1 { font-size: 1.4rem; }
  dl, fieldset { background: #fff; border: 1px solid #c9d1dc; border-radius: .5rem; padding: 1rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
  dt { color: #4a5665; } dd { margin: 0; overflow-wrap: anywhere; }
  .amount { color: #a33b00; font-weight: 700; }
  .banks { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: .25rem; }
  label { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem; cursor: pointer; }
  input { width: 1.25rem; height: 1.25rem; }
  .actions { display: flex; flex-wrap: wrap; gap: 1rem; margin-top: 1rem; }
  button { font: inherit; min-height: 2.75rem; padding: 0 1.5rem; border-radius: .375rem;
    border: 2px solid #0b4ea2; background: #0b4ea2; color: #fff; cursor: pointer; }
  button.second { background: #fff; color: #0b4ea2; }
  :focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }`;

export function cashierPage(order: SimOrder): string {
  const chosen = order.bank || banks[0]?.code;
  const choices = banks.map(
    ({ code, name }) =>
      `<label><input type="radio" name="bank" value="${code}" required${
        code === chosen ? ' checked' : ''
      }>${name}</label>`,
  );
  return page(
    '易宝支付收银台（模拟）',
    `<dl>
      <dt>商户订单号</dt><dd>${escapeHtml(order.orderNumber)}</dd>
      <dt>商品</dt><dd>${escapeHtml(order.productId)}</dd>
      <dt>支付金额</dt><dd class="amount">${yuanOf(order.amountFen)} 元</dd>
    </dl>
    <form method="post" action="/app-merchant-proxy/cashier">
      <input type="hidden" name="order" value="${escapeHtml(order.orderNumber)}">
      <fieldset><legend>请选择支付银行</legend><div class="banks">${choices.join('')}</div></fieldset>
      <div class="actions">
        <button name="outcome" value="success">支付成功</button>
        <button class="second" name="outcome" value="fail">支付失败</button>
      </div>
    </form>`,
  );
}

const wallets = {
  wechat: '微信支付（模拟）：相当于用手机扫码后的确认页',
  alipay: '支付宝收银台（模拟）',
};

/** The page of a wallet: what the payer's phone or browser shows before the money moves. */
export function walletPage(order: SimOrder, face: keyof typeof wallets, back: string): string {
  return page(
    wallets[face],
    `<dl>
      <dt>商户订单号</dt><dd>${escapeHtml(order.orderNumber)}</dd>
      <dt>商品</dt><dd>${escapeHtml(order.productId)}</dd>
      <dt>支付金额</dt><dd class="amount">${yuanOf(order.amountFen)} 元</dd>
    </dl>
    <form method="post" action="/cashier/${face}">
      <input type="hidden" name="order" value="${escapeHtml(order.orderNumber)}">
      <input type="hidden" name="back" value="${escapeHtml(back)}">
      <div class="actions">
        <button name="outcome" value="success">支付成功</button>
        <button class="second" name="outcome" value="fail">支付失败</button>
      </div>
    </form>`,
  );
}

/** After paying by phone there is nowhere to go back to. */
export function donePage(paid: boolean): string {
  const text = paid ? '支付成功，请回到报名网页查看结果。' : '没有支付。';
  return page('微信支付（模拟）', `<p role="status">${text}</p>`);
}

export function faultPage(message: string): string {
  return page('无法支付', `<p role="alert">${escapeHtml(message)}</p>`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="icon" href="data:,">
  <style>${style}</style>
</head>
<body>
  <header><p>支付网关模拟器：仅供测试，不会发生真实扣款</p></header>
  <main><h1>${title}</h1>${content}</main>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
