import { effect, signal } from '@preact/signals';
import type { Problem } from './api.ts';
import { language } from './preferences.ts';

const english = signal<Partial<Record<string, string>>>({});
effect(() => {
  if (language.value !== 'en') return;
  // Without it (no connection) the server's Chinese sentence stands.
  import('../../../shared/texts/problems.ts').then(
    ({ problems }) => {
      english.value = problems;
    },
    () => {},
  );
});

/** The title in the language of the page: the server itself speaks Chinese. */
export const titleOf = ({ code, title }: Problem) =>
  (language.value === 'en' && english.value[code]) || title;
