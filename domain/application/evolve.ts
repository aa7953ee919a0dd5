import type { Event } from './commands.ts';
import type { ApplicationState } from './state.ts';

/**
 * The state after one commit. Version grows by 1 for the whole list; a list that starts with
 * `saved` is a new application with version 1. Throws when there is nothing to build upon:
 * that is a fault of the caller, not a refusal.
 */
export function evolve(state: ApplicationState | undefined, events: Event[]): ApplicationState {
  const [first] = events;
  const base = first?.kind === 'saved' ? birth(first) : state;
  if (!base) throw new Error('no application to evolve');
  if (!first) return base;
  const changes = Object.assign({}, ...events.map((event) => event.set)) as Event['set'];
  return { ...base, ...changes, version: base.version + 1 };
}

/** `saved` sets everything; the two ids are in its detail, being no part of what may change. */
function birth(saved: Event): ApplicationState {
  const { applicationId, examId } = saved.detail ?? {};
  if (typeof applicationId !== 'string' || typeof examId !== 'string') {
    throw new Error('saved without its ids');
  }
  return { ...(saved.set as ApplicationState), applicationId, examId, version: 0 };
}
