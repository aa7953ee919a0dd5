import { effect, signal } from '@preact/signals';
import {
  fill,
  type Language,
  type Pair,
  type TextKey,
  textOf,
} from '../../../shared/texts/index.ts';
import { readStored, store } from './storage.ts';

export const language = signal<Language>(readStored('language') === 'en' ? 'en' : 'zh-CN');
export const largeText = signal(readStored('large') === true);

/** The text of a key in the chosen language; components that call it follow the choice. */
export const t = (key: TextKey, values?: Record<string, string | number>) =>
  textOf(language.value, key, values);

/** The same for a group of texts that comes with its screen. */
export const texts =
  <Group extends Record<string, Pair>>(group: Group) =>
  (key: keyof Group & string, values?: Record<string, string | number>) =>
    fill(language.value, group[key] as Pair, values);

effect(() => {
  document.documentElement.lang = language.value;
  store('language', language.value);
});
effect(() => {
  document.documentElement.classList.toggle('large', largeText.value);
  store('large', largeText.value);
});
