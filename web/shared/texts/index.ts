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

/** The text of a key with its {names} filled in. */
export function textOf(
  language: Language,
  key: TextKey,
  values: Record<string, string | number> = {},
): string {
  const dot = key.indexOf('.');
  const group: Record<string, Pair> = catalogue[key.slice(0, dot) as Group];
  return fill(language, group[key.slice(dot + 1)] ?? [key, key], values);
}

/** One entry with its {names} filled in. */
export function fill(
  language: Language,
  [chinese, english]: Pair,
  values: Record<string, string | number> = {},
): string {
  return (language === 'en' ? english : chinese).replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  );
}
