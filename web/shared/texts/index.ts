import { common } from './common.ts';
import { events } from './events.ts';
import { form } from './form.ts';
import { notice } from './notice.ts';
import { photoPay } from './photo-pay.ts';
import { recovery } from './recovery.ts';
import { status } from './status.ts';

/**
 * The site's one catalogue. Names are grouped by screen; every entry holds both languages, so
 * that a missing translation does not compile. `first`: from the notice to the status page;
 * `later`: screens that come when they are opened. Groups that only one screen needs come with
 * that screen (requests, info, rare, problems).
 */
const catalogue = {
  first: { common, events, notice, form, status },
  later: { photoPay, recovery },
} as const;
type Catalogue = typeof catalogue;
/** `whole`: both, for a language that is asked for. */
export type Part = keyof Catalogue | 'whole';
export type Language = 'zh-CN' | 'en';
export type Pair = readonly [string, string];

type KeysOf<Groups> = {
  [G in keyof Groups & string]: `${G}.${keyof Groups[G] & string}`;
}[keyof Groups & string];
export type TextKey = KeysOf<Catalogue['first']>;
export type LaterKey = KeysOf<Catalogue['later']>;

/** A part of the catalogue in one language; the build makes a module of each. */
export function textsOf(language: Language, part: Part): Record<string, string> {
  const column = language === 'en' ? 1 : 0;
  const whole = { ...catalogue.first, ...catalogue.later };
  const groups = part === 'whole' ? whole : catalogue[part];
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, texts]) =>
      Object.entries<Pair>(texts).map(([name, pair]) => [`${group}.${name}`, pair[column]]),
    ),
  );
}
