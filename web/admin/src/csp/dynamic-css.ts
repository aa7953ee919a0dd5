/** Takes the place of @rc-component/util's Dom/dynamicCSS: see vite.config.ts. */

type Options = { prepend?: boolean | 'queue'; priority?: number };
type Entry = { key: string; order: number; sheet: CSSStyleSheet; mark: HTMLStyleElement };

/** Sheets in the order in which they apply; later ones win. */
const entries: Entry[] = [];

const orderOf = ({ prepend, priority = 0 }: Options) => (prepend ? priority - 1000 : 0);

function apply(): void {
  document.adoptedStyleSheets = entries.map(({ sheet }) => sheet);
}

/**
 * Adds or replaces the rules known under `key`.
 * @returns an element that callers put their marks on; it never enters the document.
 */
export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const known = entries.find((entry) => entry.key === key);
  if (known) {
    known.sheet.replaceSync(css);
    return known.mark;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const entry = { key, order: orderOf(options), sheet, mark: document.createElement('style') };
  const after = entries.findIndex(({ order }) => order > entry.order);
  entries.splice(after < 0 ? entries.length : after, 0, entry);
  apply();
  return entry.mark;
}

let anonymous = 0;
export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  anonymous += 1;
  return updateCSS(css, `anonymous-${anonymous}`, options);
}

export function removeCSS(key: string): void {
  const index = entries.findIndex((entry) => entry.key === key);
  if (index < 0) return;
  entries.splice(index, 1);
  apply();
}

export function clearContainerCache(): void {}
