import { common } from './common.ts';
import { events } from './events.ts';
import { form } from './form.ts';
import { notice } from './notice.ts';
import { photoPay } from './photo-pay.ts';
import { recovery } from './recovery.ts';
import { status } from './status.ts';

/**
 * The site's one catalogue. Names are grouped by screen; every entry holds both languages, so
 * that a missing translation does not compile. Groups that only one screen needs come with that
 * screen (requests, info, rare, problems).
 */
const catalogue = { common, events, notice, form, status, photoPay, recovery } as const;
export type Language = 'zh-CN' | 'en';
export type Pair = readonly [string, string];
type Group = keyof typeof catalogue;
export type TextKey = {
  [G in Group]: `${G}.${keyof (typeof catalogue)[G] & string}`;
}[Group];

/** The whole catalogue in one language; the build makes a module of each. */
export function textsOf(language: Language): Record<string, string> {
  const column = language === 'en' ? 1 : 0;
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([group, texts]) =>
      Object.entries<Pair>(texts).map(([name, pair]) => [`${group}.${name}`, pair[column]]),
    ),
  );
}
