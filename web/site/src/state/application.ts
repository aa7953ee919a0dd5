import { signal } from '@preact/signals';
import type { Application } from '#contract/application-view.ts';
import { type Answer, call, type Problem } from './api.ts';
import { forgetPerson } from './draft.ts';
import { go, path } from './router.ts';

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

/** Ends the session on the server; the page forgets the person in any case. */
export async function logOut(): Promise<void> {
  await call('DELETE', '/api/sessions');
  application.value = undefined;
  registrationNumber.value = undefined;
  backTo.value = undefined;
  sessionEnded.value = false;
  forgetPerson();
  go('/');
}
