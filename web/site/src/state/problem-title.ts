import { effect, signal } from '@preact/signals';
import type { Problem } from './api.ts';
import { language } from './preferences.ts';

type English = Record<'problems' | 'details', Readonly<Partial<Record<string, string>>>>;
const english = signal<English | undefined>(undefined);
effect(() => {
  if (language.value !== 'en' || english.peek()) return;
  // Without it (no connection) the server's Chinese sentence stands.
  import('../../../shared/texts/problems.ts').then(
    ({ problems, details }) => {
      english.value = { problems, details };
    },
    () => {},
  );
});

const inEnglish = () => (language.value === 'en' ? english.value : undefined);

/** The title in the language of the page: the server itself speaks Chinese. */
export const titleOf = ({ code, title }: Problem) => inEnglish()?.problems[code] ?? title;

/** A cause or a field's error, which the server and the shared rules tell in Chinese. */
export const told = (sentence: string) => inEnglish()?.details[sentence] ?? sentence;
