import { isFeeSettled } from '../fee.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { isOpen } from '../windows.ts';
import type { Actor, Command, DecisionContext, Event } from './commands.ts';
import { evolve } from './evolve.ts';
import type { Exam, WindowName } from './exam.ts';
import type { ApplicationState, Instant } from './state.ts';

/** No events: already done, nothing to commit. */
export type Decision = { refusal: Refusal } | { events: Event[] };
export type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** One rule: what an existing application answers to one kind of command. */
export type Rule<Kind extends Command['kind']> = (
  state: ApplicationState,
  command: CommandOf<Kind>,
  context: DecisionContext,
) => Decision;

export const alreadyDone: { events: Event[] } = { events: [] };

export const system: Actor = { kind: 'system', id: 'baoming' };

export function applicantOf(applicationId: string): Actor {
  return { kind: 'applicant', id: applicationId };
}

export function staff(id: string): Actor {
  return { kind: 'staff', id };
}

export function stale(state: ApplicationState, version: number): boolean {
  return state.version !== version;
}

/** window-closed with the cause, or undefined when the window is open. */
export function closed(exam: Exam, name: WindowName, at: Instant, state?: ApplicationState) {
  if (isOpen(exam, name, at, state)) return undefined;
  return refuse('window-closed', at < exam.windows[name].opens ? '尚未开始' : '已经截止');
}

/** An attempt that has ended for good answers every command of people the same way. */
export function ended(state: ApplicationState) {
  if (state.qualification.status === 'withdrawn') return refuse('withdrawn');
  if (state.confirmation === 'disqualified') return refuse('disqualified');
  if (state.confirmation === 'abandoned') return refuse('abandoned');
  return undefined;
}

/** All three parts are done: whoever asked for a waiver in time may get it after the close. */
export function isComplete(state: ApplicationState): boolean {
  const { qualification, photo, payment } = state;
  return (
    qualification.status === 'approved' && photo.status === 'approved' && isFeeSettled(payment)
  );
}

/** Adds `confirmed` when these events complete the application. */
export function completing(state: ApplicationState, event: Event): { events: Event[] } {
  const next = evolve(state, [event]);
  if (next.confirmation !== 'open' || !isComplete(next)) return { events: [event] };
  return { events: [event, confirmed(event.at)] };
}

export function confirmed(at: Instant): Event {
  return { kind: 'confirmed', at, by: system, set: { confirmation: 'confirmed' } };
}
