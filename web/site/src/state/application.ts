import { signal } from '@preact/signals';
import type { Application } from '#contract/application-view.ts';
import { type Answer, call, type Problem } from './api.ts';
import { forgetPerson, newKey } from './draft.ts';
import { go, path } from './router.ts';
import { store } from './storage.ts';

export const application = signal<Application | undefined>(undefined);
/** Shown once, after the save; only in memory. */
export const registrationNumber = signal<string | undefined>(undefined);
/** Where to go on after a session that had ended. */
export const backTo = signal<string | undefined>(undefined);
export const sessionEnded = signal(false);

export async function loadApplication(): Promise<Answer<Application>> {
  const answer = await call<Application>('GET', '/api/application');
  if (answer.ok) application.value = answer.body;
  else if (isLoggedOut(answer.problem)) leaveTo(path.value);
  return answer;
}

export const isLoggedOut = ({ status }: Problem) => status === 401;

/** To the log-in page, and back to the same place afterwards. */
export function leaveTo(place: string): void {
  sessionEnded.value = application.value !== undefined;
  application.value = undefined;
  backTo.value = place;
  go('/query');
}

/** Tells the other tabs of this browser, which share its cookie, that the session is another one. */
export function tellTabs(): void {
  store('session', newKey());
  store('session', undefined);
}

addEventListener('storage', ({ key, newValue }) => {
  // A receipt stays until it is noted: it shows nothing that the server would be asked for.
  const isAnother = key === 'baoming.session' && newValue !== null;
  if (!isAnother || !application.value || path.value === '/receipt') return;
  application.value = undefined;
  forgetPerson();
  void loadApplication();
});

/** Ends the session on the server; the page forgets the person in any case. */
export async function logOut(): Promise<void> {
  await call('DELETE', '/api/sessions');
  application.value = undefined;
  registrationNumber.value = undefined;
  backTo.value = undefined;
  sessionEnded.value = false;
  forgetPerson();
  tellTabs();
  go('/');
}
