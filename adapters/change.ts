/**
 * The one path of every change: load -> decide -> evolve -> one transaction on condition of the
 * version. A lost race reloads, at most three times; then it is a version conflict.
 */

import type { Applicant } from '#contract/applicant.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Command } from '#domain/application/commands.ts';
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import type { Loaded, Store } from './dynamodb/types.ts';

export type Found = { loaded: Loaded; exam: Exam };
export type Changed = Found & { state: ApplicationState; changed: boolean };
export type Refused = { refusal: { code: ProblemCode; detail?: string } };
export type Outcome = Refused | Changed;

/** What is written beside the state in the same transaction. */
export type Beside = { form?: Applicant; barred?: string[] };

const tries = 3;

/** The application and its exam, both read strongly. */
export async function find(store: Store, applicationId: string): Promise<Found | undefined> {
  const loaded = await store.loadApplication(applicationId);
  if (!loaded) return undefined;
  const exam = await store.loadExam(loaded.state.examId);
  if (!exam) throw new Error('exam of a stored application is missing');
  return { loaded, exam };
}

/**
 * Changes one application. `ask` may be called again after a lost race.
 * @param epoch the caller's session epoch; another one means that the session has ended
 */
export async function changeApplication(
  store: Store,
  applicationId: string,
  ask: (found: Found) => Command | Refused,
  beside: Beside = {},
): Promise<Outcome> {
  for (let round = 0; round < tries; round += 1) {
    const found = await find(store, applicationId);
    if (!found) return { refusal: { code: 'not-found' } };
    const command = ask(found);
    if ('refusal' in command) return command;
    const before = found.loaded.state;
    const decision = decide(before, command, { exam: found.exam });
    if ('refusal' in decision) return decision;
    if (decision.events.length === 0) return { ...found, state: before, changed: false };
    const state = evolve(before, decision.events);
    const barred = state.barredPositions.length > before.barredPositions.length;
    const written = await store.commit({
      loaded: found.loaded,
      state,
      events: decision.events,
      ...(beside.form ? { form: beside.form } : {}),
      ...(barred ? { barred: state.barredPositions } : {}),
    });
    if (written === 'committed') return { ...found, state, changed: true };
  }
  return { refusal: { code: 'version-conflict' } };
}

/** The same for the applicant of a session: an older epoch has ended. */
export function changeOwnApplication(
  store: Store,
  session: { applicationId: string; epoch: number },
  ask: (found: Found) => Command | Refused,
  beside: Beside = {},
): Promise<Outcome> {
  return changeApplication(
    store,
    session.applicationId,
    (found) =>
      found.loaded.state.sessionEpoch === session.epoch
        ? ask(found)
        : { refusal: { code: 'unauthenticated' } },
    beside,
  );
}
