import first from 'virtual:texts/zh-CN/first';
import { effect, signal } from '@preact/signals';
import type { Language, Pair, TextKey } from '../../../shared/texts/index.ts';
import { readStored, store } from './storage.ts';

let chinese: Record<string, string> = first;
const catalogue = signal(chinese);
export const language = signal<Language>('zh-CN');
export const largeText = signal(readStored('large') === true);

/** The text of a key in the chosen language; components that call it follow the choice. */
export type Values = Record<string, string | number>;
export const t = (key: TextKey, values: Values = {}) => fill(catalogue.value[key] ?? key, values);

const fill = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** The texts of later screens come with them; English comes whole. */
export function addChinese(texts: Record<string, string>): void {
  chinese = { ...chinese, ...texts };
  if (language.peek() !== 'en') catalogue.value = chinese;
}

/** English comes when somebody asks for it; when it does not come, the page stays as it is. */
export async function choose(wanted: Language): Promise<void> {
  try {
    catalogue.value = wanted === 'en' ? (await import('virtual:texts/en/whole')).default : chinese;
    language.value = wanted;
    store('language', wanted);
  } catch {
    // Offline: the button is still there.
  }
}

export const loadLanguage = () => choose(readStored('language') === 'en' ? 'en' : 'zh-CN');

/** The same for a group of texts that comes with its screen. */
export const texts =
  <Group extends Record<string, Pair>>(group: Group) =>
  (key: keyof Group & string, values: Values = {}) =>
    fill((group[key] as Pair)[language.value === 'en' ? 1 : 0], values);

effect(() => {
  document.documentElement.lang = language.value;
});
effect(() => {
  document.documentElement.classList.toggle('large', largeText.value);
  store('large', largeText.value);
});
