/** HTML from templates: what is put in is escaped unless it is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
type Part = Html | string | number | undefined | false | Part[];

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((text, string, index) => text + textOf(parts[index - 1]) + string));

function textOf(part: Part): string {
  if (Array.isArray(part)) return part.map(textOf).join('');
  if (part instanceof Html) return part.text;
  if (part === undefined || part === false) return '';
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A table with a caption for who does not see it. */
export const table = (caption: string, heads: string[], rows: Html[]): Html => html`
  <div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.length > 0 ? rows : html`<tr><td colspan="${heads.length}">暂无</td></tr>`}</tbody>
  </table></div>`;

/** A button that asks the page's own server to do something. */
export const button = (path: string, label: string, of: string): Html =>
  html`<button type="button" data-do="${path}" aria-label="${label}：${of}">${label}</button>`;

export const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
