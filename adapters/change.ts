/**
 * The one path of every change: load -> decide -> evolve -> one transaction on condition of the
 * version. A lost race reloads, at most three times; then it is a version conflict.
 */

import type { Applicant } from '#contract/applicant.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Command, Event } from '#domain/application/commands.ts';
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { refundOwed } from '#domain/fee.ts';
import type { NumberChange } from './dynamodb/number-types.ts';
import type { Loaded, Store, Whole } from './dynamodb/types.ts';
import { startOwedRefund } from './owed-refund.ts';

export type Found = { loaded: Loaded; exam: Exam };
/** With everything that a page shows: form and history come in the same query as the state. */
export type FoundWhole = Found & Pick<Whole, 'form' | 'history' | 'appeal'>;
type After = { state: ApplicationState; events: Event[] };
export type Changed = Found & After;
export type ChangedWhole = FoundWhole & After;
export type Refused = { refusal: { code: ProblemCode; detail?: string } };
export type Outcome = Refused | Changed;
export type WholeOutcome = Refused | ChangedWhole;

/** What is written beside the state in the same transaction. */
export type Beside = {
  form?: Applicant;
  barred?: string[];
  /** The note of a photo appeal: stored with the picture that the change is about. */
  note?: string;
  number?: NumberChange;
  /** The person's ID number is free again. */
  releasesClaim?: boolean;
};

const tries = 3;

/** The application and its exam, both read strongly. */
export async function find(store: Store, applicationId: string): Promise<Found | undefined> {
  const loaded = await store.loadApplication(applicationId);
  if (!loaded) return undefined;
  const exam = await store.loadExam(loaded.state.examId);
  if (!exam) throw new Error('exam of a stored application is missing');
  return { loaded, exam };
}

/** As `find`, with form and history. */
export async function findWhole(
  store: Store,
  applicationId: string,
): Promise<FoundWhole | undefined> {
  const whole = await store.loadWhole(applicationId);
  if (!whole) return undefined;
  const exam = await store.loadExam(whole.loaded.state.examId);
  if (!exam) throw new Error('exam of a stored application is missing');
  return { ...whole, exam };
}

/**
 * Changes one application. `ask` may be called again after a lost race.
 * @param known what the caller has just read: the first try decides upon it
 */
export function changeApplication(
  store: Store,
  applicationId: string,
  ask: Ask<Found>,
  known?: Found,
  beside: Beside = {},
): Promise<Outcome> {
  return change(
    store,
    knownFirst(known, () => find(store, applicationId)),
    ask,
    beside,
  );
}

/** The same where the answer shows the application: nothing is read again after the change. */
export function changeWhole(
  store: Store,
  applicationId: string,
  ask: Ask<FoundWhole>,
): Promise<WholeOutcome> {
  return change(store, () => findWhole(store, applicationId), ask, {});
}

/** A command alone, or with what is written beside the change that these events are. */
export type Asked = Command | Refused | { command: Command; beside: (events: Event[]) => Beside };
type Ask<F> = (found: F) => Asked | Promise<Asked>;

async function change<F extends Found>(
  store: Store,
  read: () => Promise<F | undefined>,
  ask: Ask<F>,
  beside: Beside,
): Promise<Refused | (F & After)> {
  for (let round = 0; round < tries; round += 1) {
    const found = await read();
    if (!found) return { refusal: { code: 'not-found' } };
    const asked = await ask(found);
    if ('refusal' in asked) return asked;
    const command = 'command' in asked ? asked.command : asked;
    const before = found.loaded.state;
    const decision = decide(before, command, { exam: found.exam });
    if ('refusal' in decision) return decision;
    if (decision.events.length === 0) return { ...found, state: before, events: [] };
    const state = evolve(before, decision.events);
    const more = 'command' in asked ? asked.beside(decision.events) : beside;
    const barred = state.barredPositions.length !== before.barredPositions.length;
    const { sha256 } = state.photo;
    const change = { loaded: found.loaded, state, events: decision.events };
    if (refundOwed(state) && !refundOwed(before)) {
      const started = await startOwedRefund(store, found.exam, change);
      if (started === 'conflict') continue;
      return 'refusal' in started ? started : { ...found, ...started };
    }
    const written = await store.commit({
      ...change,
      ...(more.form ? { form: more.form } : {}),
      ...(more.note && sha256 ? { appeal: { sha256, note: more.note } } : {}),
      ...(more.releasesClaim ? { releasesClaim: true } : {}),
      ...(barred ? { barred: state.barredPositions } : {}),
      ...(more.number ? { number: more.number } : {}),
    });
    const form = more.form ? { form: more.form } : {};
    if (written === 'committed') return { ...found, ...form, state, events: decision.events };
  }
  return { refusal: { code: 'version-conflict' } };
}

type Owner = { applicationId: string; epoch: number };

/** The same for the applicant of a session: an older epoch has ended. */
export function changeOwnApplication(
  store: Store,
  session: Owner,
  ask: Ask<Found>,
): Promise<Outcome> {
  return changeApplication(store, session.applicationId, ifCurrent(session, ask));
}

/** The same where the answer shows the application. */
export function changeOwnWhole(
  store: Store,
  session: Owner,
  ask: Ask<FoundWhole>,
  beside: Beside = {},
  known?: FoundWhole,
): Promise<WholeOutcome> {
  const read = knownFirst(known, () => findWhole(store, session.applicationId));
  return change(store, read, ifCurrent(session, ask), beside);
}

function ifCurrent<F extends Found>({ epoch }: Owner, ask: Ask<F>): Ask<F> {
  return (found) =>
    found.loaded.state.sessionEpoch === epoch
      ? ask(found)
      : { refusal: { code: 'unauthenticated' } };
}

function knownFirst<F>(known: F | undefined, read: () => Promise<F | undefined>) {
  let first = known;
  return async () => {
    const found = first ?? (await read());
    first = undefined;
    return found;
  };
}
